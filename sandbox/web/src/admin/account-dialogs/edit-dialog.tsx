import { useState, type ReactNode } from 'react';
import type { Account } from '../../../../contract/administration';
import { adminKeys, changeAccount, type Kind } from '../../api/administration';
import { useChange } from '../../api/change';
import { Refusal } from '../../api/failures';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { NativeSelect } from '../../ui/field';
import { ROLE_NAMES } from '../../wording/terms';
import { AccountFields } from './account-fields';
import { changeOf, formOf, missingFields, problemOf } from './account-form';

/** «Редактирование пользователя». Only teachers and tutors may change places. */
export function EditDialog({ account, onClose }: { account: Account; onClose: () => void }): ReactNode {
  const kind: Kind = account.role === 'admin' ? 'parent' : account.role;
  const [form, setForm] = useState(() => formOf(account));
  const [checked, setChecked] = useState(false);
  const save = useChange<void, unknown>({
    act: () => changeAccount(account.id, changeOf(kind, form)),
    done: 'Данные пользователя сохранены',
    refreshes: [adminKeys.all],
    after: onClose,
  });
  const missing = missingFields(form);
  const refused = save.error instanceof Refusal ? save.error.fields : {};
  return (
    <Dialog
      title="Редактирование пользователя"
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
      {kind === 'teacher' || kind === 'tutor' ? (
        <NativeSelect
          label="Роль"
          value={form.role}
          onPick={(role) => setForm({ ...form, role: role === 'tutor' ? 'tutor' : 'teacher' })}
          options={[
            ['teacher', ROLE_NAMES.teacher],
            ['tutor', ROLE_NAMES.tutor],
          ]}
        />
      ) : null}
    </Dialog>
  );
}
