import type { ReactNode } from 'react';
import type { UserRecord } from '../../../../contract/identity';
import { adminKeys, deleteAccount } from '../../api/administration';
import { useChange } from '../../api/change';
import { messageOf } from '../../api/failures';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

/** «Удалить пользователя»: the reversible way first, the final one beside it. */
export function DeleteDialog({ user, onClose }: { user: UserRecord; onClose: () => void }): ReactNode {
  const manners = { refreshes: [adminKeys.all], after: onClose };
  const deactivate = useChange<void, unknown>({ act: () => deleteAccount(user.id, false), done: 'Пользователь деактивирован', ...manners });
  const remove = useChange<void, unknown>({ act: () => deleteAccount(user.id, true), done: 'Пользователь удален навсегда', ...manners });
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
          {user.is_active ? (
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
        <strong>{user.full_name}</strong> ({user.email})
      </p>
      <p>Деактивированный пользователь не сможет войти, но его данные сохранятся и его можно будет активировать снова.</p>
      <p>Удаление навсегда стирает пользователя вместе со всеми его данными.</p>
    </Dialog>
  );
}
