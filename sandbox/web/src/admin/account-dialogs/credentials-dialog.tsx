import type { ReactNode } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

/** Sign-in name and password of an account, shown only once. */
export interface Credentials {
  name: string;
  login: string;
  password: string;
}

/** The only dialog that shows a password. */
export function CredentialsDialog({
  credentials,
  onClose,
}: {
  credentials: Credentials;
  onClose: () => void;
}): ReactNode {
  const { name, login, password } = credentials;
  return (
    <Dialog
      title="Учетные данные (показаны один раз)"
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          Закрыть
        </Button>
      }
    >
      <p>{`Передайте эти данные пользователю: ${name}. После закрытия пароль больше нельзя будет посмотреть.`}</p>
      <dl className="details credentials">
        <dt>Логин</dt>
        <dd>
          <code>{login}</code>
        </dd>
        <dt>Пароль</dt>
        <dd>
          <code>{password}</code>
        </dd>
      </dl>
    </Dialog>
  );
}
