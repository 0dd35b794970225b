import { useQueries, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Credentials } from '../account-dialogs/credentials-dialog';
import { adminKeys, listAccounts, readStatistics, type Kind } from '../../api/administration';
import { AccountDialogs, type AccountAction } from '../account-dialogs/account-dialogs';
import { CreateAccountDialog } from '../account-dialogs/create-account-dialog';
import { CredentialsDialog } from '../account-dialogs/credentials-dialog';
import { Loaded } from '../../ui/loaded';
import { Figure } from '../../ui/page';
import { AccountsSection } from './accounts-section';
import { NO_FILTER } from './filters';
import { KINDS } from './kinds';

/** `/admin/accounts`: the statistics, then the four tables, which are all always visible. */
export function AccountsPage(): ReactNode {
  const statistics = useQuery({ queryKey: adminKeys.statistics, queryFn: readStatistics });
  const settled = useFirstLists() && !statistics.isPending;
  const [creating, setCreating] = useState<Kind | null>(null);
  const [action, setAction] = useState<AccountAction | null>(null);
  const [credentials, setCredentials] = useState<Credentials | null>(null);
  return (
    <>
      <title>Управление аккаунтами | THE BOT</title>
      {settled ? null : (
        <p className="loading" role="status">
          Загрузка…
        </p>
      )}
      {/* Rendered from the beginning, so that every list is requested at once. */}
      <div className={settled ? 'together' : 'together together-loading'}>
        <Loaded query={statistics}>
          {(figures) => (
            <div className="figures">
              <Figure title="Всего пользователей" value={figures.total_users} />
              <Figure title="Студентов" value={figures.total_students} />
              <Figure title="Преподавателей" value={figures.total_teachers} />
              <Figure title="Активных сегодня" value={figures.active_today} />
            </div>
          )}
        </Loaded>
        {KINDS.map((kind) => (
          <AccountsSection key={kind} kind={kind} onCreate={() => setCreating(kind)} onAct={setAction} />
        ))}
      </div>
      {creating ? (
        <CreateAccountDialog
          kind={creating}
          onClose={() => setCreating(null)}
          onCreated={(made) => {
            setCreating(null);
            setCredentials(made);
          }}
        />
      ) : null}
      {action ? (
        <AccountDialogs action={action} onClose={() => setAction(null)} onCredentials={setCredentials} />
      ) : null}
      {credentials ? <CredentialsDialog credentials={credentials} onClose={() => setCredentials(null)} /> : null}
    </>
  );
}

/**
 * Returns whether the first list of every kind has loaded or failed. The page is shown only then: lists that appear one
 * after another would move what the user is about to press.
 */
function useFirstLists(): boolean {
  const [settled, setSettled] = useState(false);
  const pending = useQueries({
    queries: KINDS.map((kind) => ({
      queryKey: adminKeys.accounts(kind, NO_FILTER),
      queryFn: () => listAccounts(kind, NO_FILTER),
      enabled: !settled,
    })),
    combine: (lists) => lists.some(({ isPending }) => isPending),
  });
  if (!settled && !pending) setSettled(true);
  return settled;
}
