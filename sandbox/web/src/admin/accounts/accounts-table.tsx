import { BookOpen, Eye, KeyRound, Pencil, RotateCcw, Trash2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { UserRecord } from '../../../../contract/identity';
import { userOf, type AccountRow, type Kind } from '../../api/administration';
import { Badge } from '../../ui/badge';
import { IconButton } from '../../ui/button';
import type { AccountAction } from '../account-dialogs/account-dialogs';
import { WORDS, type RowAction } from './kinds';

const ICONS: Record<RowAction, LucideIcon> = {
  profile: Eye,
  subjects: BookOpen,
  edit: Pencil,
  reset: KeyRound,
  delete: Trash2,
  reactivate: RotateCcw,
};

/** The table of one kind. Students have a state column; for other kinds the badge is shown beside the name. */
export function AccountsTable({
  kind,
  accounts,
  onAct,
}: {
  kind: Kind;
  accounts: readonly AccountRow[];
  onAct: (action: AccountAction) => void;
}): ReactNode {
  const { title, columns, many } = WORDS[kind];
  const ownColumn = kind === 'student';
  const width = columns.length + (ownColumn ? 4 : 3);
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={`Таблица: ${title}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">ФИО</th>
            <th scope="col">Email</th>
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {ownColumn ? <th scope="col">Статус</th> : null}
            <th scope="col">Действия</th>
          </tr>
        </thead>
        <tbody>
          {accounts.length === 0 ? (
            <tr>
              <td colSpan={width} className="muted">{`Нет ${many}`}</td>
            </tr>
          ) : null}
          {accounts.map((account) => {
            const user = userOf(account);
            return (
              <tr key={user.id}>
                <td>
                  <span className="cell-name">
                    <span>{user.full_name}</span>
                    {ownColumn ? null : <StateBadge user={user} />}
                  </span>
                </td>
                <td>{user.email}</td>
                {columns.map(([name, of]) => (
                  <td key={name}>{of(account)}</td>
                ))}
                {ownColumn ? (
                  <td>
                    <StateBadge user={user} />
                  </td>
                ) : null}
                <td>
                  <RowActions kind={kind} account={account} onAct={onAct} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function StateBadge({ user }: { user: UserRecord }): ReactNode {
  return user.is_active ? <Badge tone="good">Активен</Badge> : <Badge tone="bad">Неактивен</Badge>;
}

function RowActions({
  kind,
  account,
  onAct,
}: {
  kind: Kind;
  account: AccountRow;
  onAct: (action: AccountAction) => void;
}): ReactNode {
  const { actions, reactivation } = WORDS[kind];
  const offered = userOf(account).is_active ? actions : [...actions, ['reactivate', reactivation] as const];
  return (
    <div className="row-actions">
      {offered.map(([action, title]) => {
        const Icon = ICONS[action];
        return (
          <IconButton
            key={action}
            label={title}
            icon={<Icon aria-hidden />}
            onClick={() => onAct({ kind: action, account, title })}
          />
        );
      })}
    </div>
  );
}
