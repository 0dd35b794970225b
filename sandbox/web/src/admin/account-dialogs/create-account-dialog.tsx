import { useState, type ReactNode } from 'react';
import type { CreatedAccount } from '../../../../contract/administration';
import { adminKeys, createAccount, type Kind } from '../../api/administration';
import { useChange } from '../../api/change';
import { Refusal } from '../../api/failures';
import { departs } from '../../shape';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { WORDS } from '../accounts/kinds';
import { AccountFields } from './account-fields';
import type { Credentials } from './credentials-dialog';
import { creationOf, emptyForm, missingFields, problemOf } from './account-form';

/**
 * «Создание студента» and the dialogs of the other kinds. Server errors are shown in the form, which keeps the typed
 * values.
 */
export function CreateAccountDialog({
  kind,
  onClose,
  onCreated,
}: {
  kind: Kind;
  onClose: () => void;
  onCreated: (credentials: Credentials) => void;
}): ReactNode {
  if (kind === 'student' && departs('student-form-crash'))
    throw new TypeError("Cannot read properties of null (reading 'toString')");
  const [form, setForm] = useState(emptyForm);
  const [checked, setChecked] = useState(false);
  const create = useChange<void, CreatedAccount>({
    act: () => createAccount(kind, creationOf(kind, form)),
    done: WORDS[kind].created,
    refreshes: [adminKeys.all],
    after: ({ user, credentials }) => onCreated({ name: user.full_name, ...credentials }),
  });
  const missing = missingFields(kind, form, true);
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
