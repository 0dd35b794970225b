import type { ReactNode } from 'react';
import type { Account, Credentials } from '../../../../contract/administration';
import { adminKeys, resetPassword } from '../../api/administration';
import { useChange } from '../../api/change';
import { messageOf } from '../../api/failures';
import { ConfirmDialog } from '../../ui/confirm-dialog';

/** «Сбросить пароль»: the old password and the open sessions end with it. */
export function ResetDialog({
  account,
  onClose,
  onReset,
}: {
  account: Account;
  onClose: () => void;
  onReset: (credentials: Credentials) => void;
}): ReactNode {
  const reset = useChange<void, Credentials>({
    act: () => resetPassword(account.id),
    done: 'Пароль успешно сброшен',
    refreshes: [adminKeys.all],
    after: onReset,
  });
  return (
    <ConfirmDialog
      title="Сбросить пароль"
      text={`Сбросить пароль пользователя ${account.full_name}? Старый пароль перестанет действовать, открытые сессии завершатся.`}
      confirm="Сбросить"
      busy={reset.isPending}
      problem={reset.error ? messageOf(reset.error) : null}
      onConfirm={() => reset.mutate()}
      onClose={onClose}
    />
  );
}
