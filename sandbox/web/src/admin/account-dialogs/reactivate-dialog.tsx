import type { ReactNode } from 'react';
import { adminKeys, reactivateAccount, userOf, type AccountRow } from '../../api/administration';
import { useChange } from '../../api/change';
import { messageOf } from '../../api/failures';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { WORDS } from '../accounts/kinds';

/** «Активировать студента» and the dialogs of the other kinds: asks for confirmation before an account is reactivated. */
export function ReactivateDialog({ account, onClose }: { account: AccountRow; onClose: () => void }): ReactNode {
  const user = userOf(account);
  const { reactivation, reactivated } = WORDS[account.kind];
  const reactivate = useChange<void, unknown>({
    act: () => reactivateAccount(user.id),
    done: reactivated,
    refreshes: [adminKeys.all],
    after: onClose,
  });
  return (
    <ConfirmDialog
      title={reactivation}
      text={`${reactivation} ${user.full_name}? Войти можно будет с прежним паролем.`}
      confirm="Активировать"
      busy={reactivate.isPending}
      problem={reactivate.error ? messageOf(reactivate.error) : null}
      onConfirm={() => reactivate.mutate()}
      onClose={onClose}
    />
  );
}
