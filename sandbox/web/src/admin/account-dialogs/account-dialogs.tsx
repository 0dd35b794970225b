import type { ReactNode } from 'react';
import { userOf, type AccountRow } from '../../api/administration';
import type { RowAction } from '../accounts/kinds';
import { ChildrenDialog } from './children-dialog';
import type { Credentials } from './credentials-dialog';
import { DeleteDialog } from './delete-dialog';
import { EditDialog } from './edit-dialog';
import { ProfileDialog } from './profile-dialog';
import { ReactivateDialog } from './reactivate-dialog';
import { ResetDialog } from './reset-dialog';
import { SubjectsDialog } from './subjects-dialog';

/** The admin's pending action; `title` is the title of the clicked button. */
export type AccountAction = { kind: RowAction; account: AccountRow; title: string } | { kind: 'children' };

/** Opens the dialog of an action. */
export function AccountDialogs({
  action,
  onClose,
  onCredentials,
}: {
  action: AccountAction;
  onClose: () => void;
  onCredentials: (credentials: Credentials) => void;
}): ReactNode {
  switch (action.kind) {
    case 'children':
      return <ChildrenDialog onClose={onClose} />;
    case 'profile':
      return <ProfileDialog account={action.account} onClose={onClose} />;
    case 'edit':
      return <EditDialog account={action.account} onClose={onClose} />;
    case 'subjects':
      return <SubjectsDialog account={action.account} title={action.title} onClose={onClose} />;
    case 'delete':
      return <DeleteDialog user={userOf(action.account)} onClose={onClose} />;
    case 'reactivate':
      return <ReactivateDialog account={action.account} onClose={onClose} />;
    case 'reset':
      return (
        <ResetDialog
          user={userOf(action.account)}
          onClose={onClose}
          onReset={(credentials) => {
            onClose();
            onCredentials(credentials);
          }}
        />
      );
  }
}
