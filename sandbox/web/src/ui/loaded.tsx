import type { UseQueryResult } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { messageOf } from '../api/failures';
import { Button } from './button';
import { Alert } from './notices';

/** Shows the data of a query, its loading state, or its error with a retry button. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}): ReactNode {
  if (query.isError && !query.isFetching) {
    return (
      <Alert tone="bad" title="Не удалось загрузить данные">
        <p>{messageOf(query.error)}</p>
        <Button icon={<RotateCw aria-hidden />} onClick={() => void query.refetch()}>
          Повторить
        </Button>
      </Alert>
    );
  }
  if (query.data === undefined) {
    return (
      <p className="loading" role="status">
        Загрузка…
      </p>
    );
  }
  return children(query.data);
}
