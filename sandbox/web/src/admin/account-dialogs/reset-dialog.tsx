import type { ReactNode } from 'react';
import type { NewPassword } from '../../../../contract/administration';
import type { UserRecord } from '../../../../contract/identity';
import { adminKeys, resetPassword } from '../../api/administration';
import { useChange } from '../../api/change';
import { messageOf } from '../../api/failures';
import type { Credentials } from './credentials-dialog';
import { ConfirmDialog } from '../../ui/confirm-dialog';

/** «Сбросить пароль»: invalidates the old password and ends open sessions. */
export function ResetDialog({
  user,
  onClose,
  onReset,
}: {
  user: UserRecord;
  onClose: () => void;
  onReset: (credentials: Credentials) => void;
}): ReactNode {
  const reset = useChange<void, NewPassword>({
    act: () => resetPassword(user.id),
    done: 'Пароль успешно сброшен',
    refreshes: [adminKeys.all],
    after: ({ email, new_password }) => onReset({ name: user.full_name, login: email, password: new_password }),
  });
  return (
    <ConfirmDialog
      title="Сбросить пароль"
      text={`Сбросить пароль пользователя ${user.full_name}? Старый пароль перестанет действовать, открытые сессии завершатся.`}
      confirm="Сбросить"
      busy={reset.isPending}
      problem={reset.error ? messageOf(reset.error) : null}
      onConfirm={() => reset.mutate()}
      onClose={onClose}
    />
  );
}
