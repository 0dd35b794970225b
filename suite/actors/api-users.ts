/** Returns API users: with a role, as a guest, or with an authorization header set by the test. */
import type { AccessRole } from '../../pages/access';
import { environment } from '../config/environment';
import type { Role } from '../config/names';
import { ApiUser } from '../api/api-user';
import type { Self } from '../api/own-records';
import type { ActorFactory } from './actor-factory';

export class ApiUsers {
  constructor(private readonly actorFactory: ActorFactory) {}

  /** Uses the shared session of this role, or none for a guest. @throws Blocked when the role cannot be signed in */
  async as(role: AccessRole): Promise<ApiUser> {
    if (role === 'guest') return new ApiUser('somebody signed out', this.actorFactory.apiWithoutSession());
    return new ApiUser(`the ${role}`, await this.actorFactory.api(role));
  }

  /** Returns the user of a role; undefined for a guest. @throws Blocked */
  async self(role: AccessRole): Promise<Self | undefined> {
    return role === 'guest' ? undefined : this.actorFactory.userOf(role);
  }

  /**
   * The same without pacing: sends at once and accepts each response, including a 429. Only for cases about the rate
   * limit.
   * @throws Blocked when the role cannot be signed in
   */
  async unpaced(role: Role): Promise<ApiUser> {
    return new ApiUser(`the ${role} in haste`, (await this.actorFactory.api(role)).unpaced());
  }

  emailOf(role: Role): string {
    return environment().accounts[role].email;
  }

  /** Uses the shared session of this role and sends its token in the Bearer scheme. @throws Blocked */
  async withBearerToken(role: Role): Promise<ApiUser> {
    return this.withAuthorization(`Bearer ${await this.actorFactory.tokenOf(role)}`, `the ${role} with a Bearer token`);
  }

  /**
   * Sends this authorization header unchanged.
   * @param who the subject of a sentence; must not contain the token
   */
  withAuthorization(authorization: string, who: string): ApiUser {
    return new ApiUser(who, this.actorFactory.apiWithoutSession({ Authorization: authorization }));
  }
}
