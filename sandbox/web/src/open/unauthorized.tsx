import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../ui/button';

/** The page shown to a user with the wrong role. It sends no requests. */
export function UnauthorizedPage(): ReactNode {
  const navigate = useNavigate();
  return (
    <main className="plain-page">
      <title>Доступ запрещён | THE BOT</title>
      <h1>403</h1>
      <h2>Доступ запрещён</h2>
      <p>У вас нет прав для просмотра этой страницы.</p>
      <div className="row">
        <Button onClick={() => void navigate(-1)}>Назад</Button>
        <Button look="primary" onClick={() => void navigate('/')}>
          На главную
        </Button>
      </div>
      <p className="muted">Если вы считаете, что это ошибка, обратитесь к администратору.</p>
    </main>
  );
}
