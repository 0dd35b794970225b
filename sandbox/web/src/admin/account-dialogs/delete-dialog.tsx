import { useState, type ReactNode } from 'react';
import type { UserRecord } from '../../../../contract/identity';
import { adminKeys, deleteAccount } from '../../api/administration';
import { useChange } from '../../api/change';
import { messageOf } from '../../api/failures';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Checkbox, TextField } from '../../ui/field';

/** «Удалить пользователя»: deactivates an account or deletes it permanently. Both require typing the account's email. */
export function DeleteDialog({ user, onClose }: { user: UserRecord; onClose: () => void }): ReactNode {
  const [permanent, setPermanent] = useState(false);
  const [typed, setTyped] = useState('');
  const remove = useChange<boolean, unknown>({
    act: (forGood) => deleteAccount(user.id, forGood),
    done: (_answer, forGood) => (forGood ? 'Пользователь удален навсегда' : 'Пользователь деактивирован'),
    refreshes: [adminKeys.all],
    after: onClose,
  });
  const confirmed = plain(typed) === plain(user.email);
  return (
    <Dialog
      title="Удалить пользователя"
      onClose={onClose}
      problem={remove.error ? messageOf(remove.error) : null}
      onSubmit={() => {
        if (confirmed) remove.mutate(permanent);
      }}
      footer={
        <>
          <Button onClick={onClose} disabled={remove.isPending}>
            Отмена
          </Button>
          <Button type="submit" look="danger" disabled={!confirmed} busy={remove.isPending}>
            {permanent ? 'Удалить навсегда' : 'Деактивировать'}
          </Button>
        </>
      }
    >
      <p>
        <strong>{user.full_name}</strong> ({user.email})
      </p>
      <p>
        {permanent
          ? 'Удаление навсегда стирает пользователя вместе со всеми его данными. Отменить его нельзя.'
          : 'Деактивированный пользователь не сможет войти, но его данные сохранятся и его можно будет активировать снова.'}
      </p>
      <Checkbox label="Удалить полностью (hard delete) - НЕОБРАТИМО" checked={permanent} onToggle={setPermanent} />
      <TextField
        label="Введите email пользователя для подтверждения:"
        value={typed}
        onType={setTyped}
        placeholder={user.email}
        autoComplete="off"
      />
    </Dialog>
  );
}

/** Normalizes an email for comparison: case and surrounding spaces are ignored. */
function plain(email: string): string {
  return email.trim().toLowerCase();
}
