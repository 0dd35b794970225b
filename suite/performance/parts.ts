/** What the performance examinations are made of: sessions, accounts and data of the test. */
import type { BrowserUser } from '../actors/browser-user';
import type { ApiClient } from '../api/client';
import type { User } from '../api/schemas';
import type { ActorName, Role } from '../config/names';
import type { AccountData } from '../data/accounts';
import type { AdministrationData } from '../data/administration';
import type { AssignmentData } from '../data/assignments';
import type { CleanUp } from '../data/clean-up';
import type { Attempts } from '../sessions/attempts';
import type { Measured } from './measured';

export interface PerformanceParts {
  apiOf(name: ActorName): Promise<ApiClient>;
  userOf(name: ActorName): Promise<User>;
  /** A client without a session. */
  withoutToken(): ApiClient;
  /** Sign-in attempts of a client of this name, on the sandbox with an address of its own. */
  attempts(who: string): Attempts;
  /** Opens a new window of an actor, with empty caches, the shared session and the platform's service worker. */
  newWindow(name: ActorName): Promise<BrowserUser>;
  /** Hands the browser of a window to another actor, as when they sign in after each other. */
  handOver(user: BrowserUser, to: ActorName): Promise<void>;
  closeWindow(user: BrowserUser): Promise<void>;
  roleOf(name: ActorName): Role;
  readonly accounts: AccountData;
  readonly administration: AdministrationData;
  readonly assignments: AssignmentData;
  readonly cleanUp: CleanUp;
  /** Keeps a row for the reports. */
  keep(row: Measured): void;
}
