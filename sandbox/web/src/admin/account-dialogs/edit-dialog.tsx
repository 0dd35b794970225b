import { useState, type ReactNode } from 'react';
import { adminKeys, changeAccount, userOf, type AccountRow } from '../../api/administration';
import { useChange } from '../../api/change';
import { Refusal } from '../../api/failures';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Checkbox } from '../../ui/field';
import { AccountFields } from './account-fields';
import { changeOf, formOf, missingFields, problemOf } from './account-form';

/** «Редактировать пользователя»: names, email and the fields of the role. */
export function EditDialog({ account, onClose }: { account: AccountRow; onClose: () => void }): ReactNode {
  const { kind } = account;
  const [form, setForm] = useState(() => formOf(account));
  const [checked, setChecked] = useState(false);
  const save = useChange<void, unknown>({
    act: () => changeAccount(kind, userOf(account).id, changeOf(kind, form)),
    done: 'Пользователь успешно обновлен',
    refreshes: [adminKeys.all],
    after: onClose,
  });
  const missing = missingFields(kind, form, false);
  const refused = save.error instanceof Refusal ? save.error.fields : {};
  return (
    <Dialog
      title="Редактировать пользователя"
      onClose={onClose}
      problem={problemOf(save.error)}
      onSubmit={() => {
        setChecked(true);
        if (Object.keys(missing).length === 0) save.mutate();
      }}
      footer={
        <>
          <Button onClick={onClose} disabled={save.isPending}>
            Отмена
          </Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            Сохранить
          </Button>
        </>
      }
    >
      <AccountFields
        kind={kind}
        form={form}
        errors={checked ? { ...refused, ...missing } : {}}
        isNew={false}
        onChange={(part) => setForm({ ...form, ...part })}
      />
      <Checkbox label="Активен" checked={form.active} onToggle={(active) => setForm({ ...form, active })} />
    </Dialog>
  );
}
