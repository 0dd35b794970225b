/** What the performance examinations are made of: sessions, accounts and data of the test. */
import type { ActorFactory } from '../actors/actor-factory';
import type { ApiClient } from '../api/client';
import type { User } from '../api/schemas';
import type { ActorName } from '../config/names';
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
  signInAs: ActorFactory['signInAs'];
  readonly accounts: AccountData;
  readonly administration: AdministrationData;
  readonly assignments: AssignmentData;
  readonly cleanUp: CleanUp;
  /** Keeps a row for the reports. */
  keep(row: Measured): void;
}
