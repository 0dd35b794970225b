/** Who may open what: where each visitor ends who types an address. */
import { forwards, homes, routes, type Forward, type Route } from './routes';
import { ROLES } from './roles';

/** A role that is signed in, or nobody. */
export const VISITORS = [...ROLES, 'nobody'] as const;
export type Visitor = (typeof VISITORS)[number];

/** A visitor types an address: whether that is allowed, and where it must end. */
export interface Visit {
  readonly visitor: Visitor;
  readonly address: Route | Forward;
  readonly allowed: boolean;
  /** One place, or two that the platform may choose from. */
  readonly ends: readonly [Route, ...Route[]];
}

/** Every visitor at every address that the platform has. */
export const VISITS: readonly Visit[] = VISITORS.flatMap((visitor) =>
  [...Object.values(routes), ...Object.values(forwards)].map((address) => visit(visitor, address)),
);

/** One of them, by the name of the address. */
export function visitOf(visitor: Visitor, name: keyof typeof routes | keyof typeof forwards): Visit {
  return visit(visitor, { ...routes, ...forwards }[name]);
}

/** Whether the platform's rules let this visitor open the address. */
export function mayOpen(visitor: Visitor, { roles }: Pick<Route, 'roles'>): boolean {
  return roles === 'everybody' || (visitor !== 'nobody' && roles.includes(visitor));
}

function visit(visitor: Visitor, address: Route | Forward): Visit {
  const allowed = mayOpen(visitor, address);
  return { visitor, address, allowed, ends: allowed ? placesOf(visitor, address) : [refusal(visitor, address)] };
}

function placesOf(visitor: Visitor, address: Route | Forward): [Route, ...Route[]] {
  const place = 'mark' in address ? address : address.to(visitor === 'nobody' ? undefined : visitor);
  // Whoever is signed in already has no use for the form: a build may show it or lead on to the dashboard.
  if (place === routes.signIn && visitor !== 'nobody') return [place, homes[visitor]];
  // The admin's own place is the accounts or the monitoring: builds differ in where an address without a page leads.
  return visitor === 'admin' && !('mark' in address) ? [routes.adminMonitoring, routes.adminAccounts] : [place];
}

function refusal(visitor: Visitor, address: Route | Forward): Route {
  if (visitor === 'nobody') return routes.signIn;
  return address.refusedTo === 'home' ? homes[visitor] : routes.unauthorized;
}
