/** Page access rules: which role may open which address, and where the browser ends. */
import { ROLES, redirects, dashboards, routes, type Redirect, type Route } from './routes';

/** A role of a signed-in user, or `guest` for a signed-out one. */
export const ACCESS_ROLES = [...ROLES, 'guest'] as const;
export type AccessRole = (typeof ACCESS_ROLES)[number];

/** A role opens an address: whether access is allowed, and where the browser must end. */
export interface PageAccessCase {
  readonly role: AccessRole;
  readonly address: Route | Redirect;
  readonly allowed: boolean;
  /** One route, or two of which the platform may choose either. */
  readonly ends: readonly [Route, ...Route[]];
}

/** Every role combined with every address of the platform. */
export const PAGE_ACCESS_CASES: readonly PageAccessCase[] = ACCESS_ROLES.flatMap((role) =>
  [...Object.values(routes), ...Object.values(redirects)].map((address) => createAccessCase(role, address)),
);

/** Returns one access case by role and name of the address. */
export function accessCaseOf(role: AccessRole, name: keyof typeof routes | keyof typeof redirects): PageAccessCase {
  return createAccessCase(role, { ...routes, ...redirects }[name]);
}

/** Returns whether the platform's rules let this role open the address. */
function mayOpen(role: AccessRole, { roles }: Pick<Route, 'roles'>): boolean {
  return roles === 'everybody' || (role !== 'guest' && roles.includes(role));
}

function createAccessCase(role: AccessRole, address: Route | Redirect): PageAccessCase {
  const allowed = mayOpen(role, address);
  return { role, address, allowed, ends: allowed ? placesOf(role, address) : [refusal(role, address)] };
}

function placesOf(role: AccessRole, address: Route | Redirect): [Route, ...Route[]] {
  const place = 'readyLocator' in address ? address : address.to(role === 'guest' ? undefined : role);
  // A signed-in user does not need the sign-in form: a build may show it or redirect to the dashboard.
  if (place === routes.signIn && role !== 'guest') return [place, dashboards[role]];
  // Builds redirect the admin to the accounts or to the monitoring when an address has no page of its own.
  return role === 'admin' && !('readyLocator' in address) ? [routes.adminMonitoring, routes.adminAccounts] : [place];
}

function refusal(role: AccessRole, address: Route | Redirect): Route {
  if (role === 'guest') return routes.signIn;
  return address.refusedTo === 'home' ? dashboards[role] : routes.unauthorized;
}
