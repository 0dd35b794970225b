import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ListedAssignment } from '../../../contract/assignments';
import { messageOf } from '../api/failures';
import { departs } from '../shape';
import { Loaded } from '../ui/loaded';

/**
 * Shows a page of assignments. If loading fails, the page keeps its empty tabs and shows the error in the first one,
 * as the platform's page does.
 */
export function LoadedAssignments({
  query,
  children,
}: {
  query: UseQueryResult<ListedAssignment[]>;
  children: (assignments: ListedAssignment[], failure: ReactNode) => ReactNode;
}): ReactNode {
  if (query.isError && !query.isFetching) {
    const failure = (
      <div className="alert alert-bad" role="alert">
        <div>
          <h3>Ошибка загрузки заданий</h3>
          <p>{departs('raw-refusals') ? '["assignments",null] data is undefined' : messageOf(query.error)}</p>
        </div>
      </div>
    );
    return children([], failure);
  }
  return <Loaded query={query}>{(all) => children(all, null)}</Loaded>;
}
