import { routes, type Route } from '../../pages/routes';
import type { Role } from '../config/names';

/** Returns all pages that a role can open by address, without the public pages. */
export function pagesOf(role: Role): Route[] {
  return Object.values<Route>(routes).filter(
    ({ roles, path }) => roles !== 'everybody' && roles.includes(role) && !path.includes(':'),
  );
}
