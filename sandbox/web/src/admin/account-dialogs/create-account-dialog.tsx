import { useState, type ReactNode } from 'react';
import type { Credentials } from '../../../../contract/administration';
import { adminKeys, createAccount, type Kind } from '../../api/administration';
import { useChange } from '../../api/change';
import { Refusal } from '../../api/failures';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { WORDS } from '../accounts/kinds';
import { AccountFields } from './account-fields';
import { creationOf, emptyForm, missingFields, problemOf } from './account-form';

/** «Создание студента» and its kin. What the server refuses stands in the form, which keeps what was typed. */
export function CreateAccountDialog({
  kind,
  onClose,
  onCreated,
}: {
  kind: Kind;
  onClose: () => void;
  onCreated: (credentials: Credentials) => void;
}): ReactNode {
  const [form, setForm] = useState(() => emptyForm(kind));
  const [checked, setChecked] = useState(false);
  const create = useChange<void, Credentials>({
    act: () => createAccount(kind, creationOf(kind, form)),
    done: 'Пользователь создан',
    refreshes: [adminKeys.all],
    after: onCreated,
  });
  const missing = missingFields(form);
  const refused = create.error instanceof Refusal ? create.error.fields : {};
  return (
    <Dialog
      title={WORDS[kind].creation}
      onClose={onClose}
      problem={problemOf(create.error)}
      onSubmit={() => {
        setChecked(true);
        if (Object.keys(missing).length === 0) create.mutate();
      }}
      footer={
        <>
          <Button onClick={onClose} disabled={create.isPending}>
            Отмена
          </Button>
          <Button type="submit" look="primary" busy={create.isPending}>
            Создать
          </Button>
        </>
      }
    >
      <AccountFields
        kind={kind}
        form={form}
        errors={checked ? { ...refused, ...missing } : {}}
        isNew
        onChange={(part) => setForm({ ...form, ...part })}
      />
    </Dialog>
  );
}
