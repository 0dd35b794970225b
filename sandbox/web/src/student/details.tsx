import type { ReactNode } from 'react';
import { Link, useNavigate, type RouteObject } from 'react-router';
import { departs } from '../shape';
import { Button } from '../ui/button';

/** Whether an assignment's page and the link to it exist; the published build has neither. */
const offered = !departs('no-details-view');

export const detailsRoutes: RouteObject[] = offered
  ? [
      {
        path: 'assignments/:id',
        lazy: async () => ({ Component: (await import('./detail-page')).StudentAssignmentPage }),
      },
    ]
  : [];

/** An assignment's title, with a link to its page if it exists. */
export function DetailsLink({ id, title }: { id: number; title: string }): ReactNode {
  return offered ? <Link to={addressOf(id)}>{title}</Link> : <span>{title}</span>;
}

/** «Подробнее» on a card. */
export function DetailsButton({ id }: { id: number }): ReactNode {
  const navigate = useNavigate();
  return offered ? <Button onClick={() => void navigate(addressOf(id))}>Подробнее</Button> : null;
}

function addressOf(id: number): string {
  return `/dashboard/student/assignments/${id}`;
}
