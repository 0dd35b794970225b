import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { toast } from 'sonner';
import { signIn, signInFailure } from '../session/sign-in';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';

type Way = 'email' | 'username';

/** Sign-in by email or by user name. After a successful sign-in, this page's guard redirects to the user's dashboard. */
export function SignInPage(): ReactNode {
  const navigate = useNavigate();
  const [way, setWay] = useState<Way>('email');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await signIn(way === 'email' ? { email: name.trim() } : { username: name.trim() }, password);
      toast.success('Вход выполнен успешно!');
    } catch (failure) {
      toast.error(signInFailure(failure));
      setBusy(false);
    }
  };

  const choose = (next: Way) => {
    setWay(next);
    setName('');
  };

  return (
    <div className="sign-in">
      <title>Вход | THE BOT</title>
      <header className="sign-in-head">
        <Link to="/" className="sign-in-brand">
          THE BOT
        </Link>
        <Button look="quiet" onClick={() => void navigate('/')}>
          На главную
        </Button>
      </header>
      <main className="sign-in-card">
        <h1>Добро пожаловать!</h1>
        <p className="muted">Войдите в свой аккаунт</p>
        <div className="toggle" role="group" aria-label="Способ входа">
          <button type="button" aria-pressed={way === 'email'} onClick={() => choose('email')}>
            Email
          </button>
          <button type="button" aria-pressed={way === 'username'} onClick={() => choose('username')}>
            Логин
          </button>
        </div>
        <form onSubmit={(event) => void submit(event)} className="stack">
          <TextField
            id="login-identifier"
            data-testid="login-email-input"
            label={way === 'email' ? 'Email' : 'Имя пользователя'}
            type={way === 'email' ? 'email' : 'text'}
            autoComplete="username"
            required
            value={name}
            onType={setName}
          />
          <TextField
            id="login-password"
            data-testid="login-password-input"
            label="Пароль"
            type="password"
            placeholder="Password"
            autoComplete="current-password"
            required
            value={password}
            onType={setPassword}
          />
          <Button type="submit" look="primary" busy={busy} data-testid="login-submit-button">
            {busy ? 'Вход...' : 'Войти'}
          </Button>
        </form>
      </main>
    </div>
  );
}
