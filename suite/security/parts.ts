/** What the security examinations are made of: sessions, accounts and data of the test. */
import type { ActorName } from '../config/names';
import type { Guest } from '../actors/guest';
import type { ActorFactory } from '../actors/actor-factory';
import type { Admin } from '../actors/admin';
import type { Teacher } from '../actors/teacher';
import type { ApiClient } from '../api/client';
import type { User } from '../api/schemas';
import type { AccountData } from '../data/accounts';
import type { AdministrationData } from '../data/administration';
import type { AssignmentData } from '../data/assignments';
import type { CleanUp } from '../data/clean-up';
import type { FamilyData } from '../data/families';
import type { Attempts } from '../sessions/attempts';

export interface SecurityParts {
  apiOf(name: ActorName): Promise<ApiClient>;
  userOf(name: ActorName): Promise<User>;
  /** A client without a session, with these headers besides the usual ones. */
  withoutToken(headers?: Readonly<Record<string, string>>): ApiClient;
  /** Sign-in attempts of a client of this name, on the sandbox with an address of its own. */
  attempts(who: string): Attempts;
  signInAs: ActorFactory['signInAs'];
  /** The shared actors with their pages. */
  teacher(): Promise<Teacher>;
  admin(): Promise<Admin>;
  /** A signed-out user whose browser keeps cached lists and runs the service worker of the platform. */
  ordinaryGuest(): Promise<Guest>;
  readonly accounts: AccountData;
  readonly administration: AdministrationData;
  readonly assignments: AssignmentData;
  readonly families: FamilyData;
  readonly cleanUp: CleanUp;
}
