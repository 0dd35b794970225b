/** Who may open what: where each visitor ends who types an address. */
import { redirects, dashboards, routes, type Redirect, type Route } from './routes';
import { ROLES } from './roles';

/** A role that is signed in, or nobody. */
export const ACCESS_ROLES = [...ROLES, 'guest'] as const;
export type AccessRole = (typeof ACCESS_ROLES)[number];

/** A visitor types an address: whether that is allowed, and where it must end. */
export interface PageAccessCase {
  readonly role: AccessRole;
  readonly address: Route | Redirect;
  readonly allowed: boolean;
  /** One place, or two that the platform may choose from. */
  readonly ends: readonly [Route, ...Route[]];
}

/** Every visitor at every address that the platform has. */
export const PAGE_ACCESS_CASES: readonly PageAccessCase[] = ACCESS_ROLES.flatMap((role) =>
  [...Object.values(routes), ...Object.values(redirects)].map((address) => createAccessCase(role, address)),
);

/** One of them, by the name of the address. */
export function accessCaseOf(role: AccessRole, name: keyof typeof routes | keyof typeof redirects): PageAccessCase {
  return createAccessCase(role, { ...routes, ...redirects }[name]);
}

/** Whether the platform's rules let this visitor open the address. */
export function mayOpen(role: AccessRole, { roles }: Pick<Route, 'roles'>): boolean {
  return roles === 'everybody' || (role !== 'guest' && roles.includes(role));
}

function createAccessCase(role: AccessRole, address: Route | Redirect): PageAccessCase {
  const allowed = mayOpen(role, address);
  return { role, address, allowed, ends: allowed ? placesOf(role, address) : [refusal(role, address)] };
}

function placesOf(role: AccessRole, address: Route | Redirect): [Route, ...Route[]] {
  const place = 'readyLocator' in address ? address : address.to(role === 'guest' ? undefined : role);
  // Whoever is signed in already has no use for the form: a build may show it or lead on to the dashboard.
  if (place === routes.signIn && role !== 'guest') return [place, dashboards[role]];
  // The admin's own place is the accounts or the monitoring: builds differ in where an address without a page leads.
  return role === 'admin' && !('readyLocator' in address) ? [routes.adminMonitoring, routes.adminAccounts] : [place];
}

function refusal(role: AccessRole, address: Route | Redirect): Route {
  if (role === 'guest') return routes.signIn;
  return address.refusedTo === 'home' ? dashboards[role] : routes.unauthorized;
}
