import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { adminKeys, listAccounts, type AccountFilter, type Kind } from '../../api/administration';
import { Button } from '../../ui/button';
import { Loaded } from '../../ui/loaded';
import type { AccountAction } from '../account-dialogs/account-dialogs';
import { AccountsTable } from './accounts-table';
import { Filters, NO_FILTER } from './filters';
import { WORDS } from './kinds';
import { Paging } from './paging';

/** The section of one kind of account: the create button, the filters, the table and its pagination. */
export function AccountsSection({
  kind,
  onCreate,
  onAct,
}: {
  kind: Kind;
  onCreate: () => void;
  onAct: (action: AccountAction) => void;
}): ReactNode {
  const headingId = useId();
  const [filter, setFilter] = useState<AccountFilter>(NO_FILTER);
  const words = WORDS[kind];
  const accounts = useQuery({
    queryKey: adminKeys.accounts(kind, filter),
    queryFn: () => listAccounts(kind, filter),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="card" aria-labelledby={headingId}>
      <div className="card-head card-head-wrap">
        <h3 id={headingId}>{words.title}</h3>
        <div className="row">
          <Button look="primary" icon={<Plus aria-hidden />} onClick={onCreate}>
            {words.create}
          </Button>
          {kind === 'parent' ? <Button onClick={() => onAct({ kind: 'children' })}>Назначить студентов</Button> : null}
        </div>
      </div>
      <Filters kind={kind} filter={filter} onFilter={setFilter} />
      <Loaded query={accounts}>
        {(page) => (
          <>
            <AccountsTable kind={kind} accounts={page.rows} onAct={onAct} />
            <Paging
              shown={page.rows.length}
              total={page.count}
              many={words.many}
              page={filter.page}
              size={Number(filter.size)}
              onPage={(number) => setFilter({ ...filter, page: number })}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}
