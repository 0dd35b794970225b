import type { ReactNode } from 'react';
import type { Account } from '../../../../contract/administration';
import { adminKeys, deactivateAccount, removeAccount } from '../../api/administration';
import { useChange } from '../../api/change';
import { messageOf } from '../../api/failures';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

/** «Удалить пользователя»: the reversible way first, the final one beside it. */
export function DeleteDialog({ account, onClose }: { account: Account; onClose: () => void }): ReactNode {
  const manners = { refreshes: [adminKeys.all], after: onClose };
  const deactivate = useChange<void, unknown>({ act: () => deactivateAccount(account.id), done: 'Пользователь деактивирован', ...manners });
  const remove = useChange<void, unknown>({ act: () => removeAccount(account.id), done: 'Пользователь удалён', ...manners });
  const busy = deactivate.isPending || remove.isPending;
  const failure = deactivate.error ?? remove.error;
  return (
    <Dialog
      title="Удалить пользователя"
      onClose={onClose}
      problem={failure ? messageOf(failure) : null}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            Отмена
          </Button>
          {account.is_active ? (
            <Button busy={busy} onClick={() => deactivate.mutate()}>
              Деактивировать
            </Button>
          ) : null}
          <Button look="danger" busy={busy} onClick={() => remove.mutate()}>
            Удалить навсегда
          </Button>
        </>
      }
    >
      <p>
        <strong>{account.full_name}</strong> ({account.email})
      </p>
      <p>Деактивированный пользователь не сможет войти, но его данные сохранятся и его можно будет активировать снова.</p>
      <p>Удаление навсегда стирает пользователя вместе со всеми его данными.</p>
    </Dialog>
  );
}
