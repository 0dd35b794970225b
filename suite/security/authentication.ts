/** SE2–SE6: what sign-in takes and refuses, and what a refusal reveals. */
import { AccountsApi } from '../api/accounts';
import type { RawResponse } from '../api/client';
import { signedInSchema } from '../api/schemas';
import { unknownEmail } from '../run/run-tag';
import { asJson } from '../../lib/json';
import { SIGN_IN_PATH } from '../config/sign-in-path';
import type { AttemptResponse } from '../sessions/attempts';
import { Findings, seen } from '../failure/findings';
import type { SecurityParts } from './parts';
import { INJECTIONS, oddSignInBodies } from './sign-in-bodies';

const WRONG = 'not-the-password';
const TRIES = 5;
const MAX_ROUNDS = 3;
/** Share by which the medians may differ, and the margin for the clock and the network in milliseconds. */
const SHARE = 0.3;
const MARGIN_MS = 15;
/** Headers that differ from response to response. */
const VOLATILE =
  /^(?:date|x-request-id|etag|content-length|connection|keep-alive|retry-after|x-ratelimit-.*|set-cookie|server-timing|cf-ray|x-runtime)$/;

export class AuthenticationChecks {
  constructor(private readonly parts: SecurityParts) {}

  /** SE2: a known, an unknown and an inactive account are refused alike, in the same time. */
  async alikeRefusals(): Promise<Findings> {
    const findings = new Findings('Refusals of a known, an unknown and an inactive account');
    const { accounts, administration } = this.parts;
    const [known, inactive] = [await accounts.create('student'), await accounts.create('parent')];
    await administration.deactivate(inactive.user.id);
    const kinds = { known: known.email, inactive: inactive.email, unknown: unknownEmail() };
    const answers: Record<keyof typeof kinds, AttemptResponse[]> = { known: [], inactive: [], unknown: [] };
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      for (let sample = 0; sample < TRIES; sample += 1) {
        for (const kind of ['known', 'inactive', 'unknown'] as const)
          answers[kind].push(
            await this.parts
              .attempts(`SE2 ${kind} ${kinds[kind]} ${round}`)
              .send({ email: kinds[kind], password: WRONG }),
          );
      }
      if (timesOf(answers).alike) break;
    }
    const expected = describe(answers.known[0]);
    for (const [kind, of] of Object.entries(answers)) {
      for (const answer of of)
        findings.check(
          answer.status === 401,
          () => `a wrong password of the ${kind} account → ${seen(answer)} instead of 401`,
        );
      findings.check(
        describe(of[0]) === expected,
        () => `POST ${SIGN_IN_PATH} answers the ${kind} account ${describe(of[0])}, and the known one ${expected}`,
      );
    }
    const { alike, sentence } = timesOf(answers);
    findings.check(alike, () => `the refusals take different times: ${sentence}`);
    const right = await this.parts
      .attempts(`SE2 right ${inactive.email}`)
      .send({ email: inactive.email, password: inactive.password });
    findings.check(
      [401, 403].includes(right.status),
      () => `the right password of the inactive account → ${seen(right)} instead of 401 or 403`,
    );
    return findings;
  }

  /** SE3: malformed sign-in bodies are refused as such, and none crashes the server. */
  async malformedBodies(): Promise<Findings> {
    const findings = new Findings('Malformed sign-ins');
    const { email } = await this.parts.accounts.create('student');
    for (const { what, contentType, body, statuses } of oddSignInBodies(email)) {
      const response = await this.signIn(`SE3 ${what} ${email}`, { headers: { 'content-type': contentType }, body });
      findings.check(
        statuses.includes(response.status),
        () => `POST ${SIGN_IN_PATH} with ${what} → ${seen(response)} instead of ${statuses.join(', ')}`,
      );
    }
    return findings;
  }

  /** SE4: an email in other case or with spaces is the same email, at sign-in and everywhere it can be set. */
  async emailVariants(): Promise<Findings> {
    const findings = new Findings('Emails that differ only by case or spaces');
    const { accounts, administration } = this.parts;
    const [one, other] = [await accounts.create('student'), await accounts.create('student')];
    const session = await accounts.signIn(other);
    const admin = await this.parts.apiOf('admin');
    const variants = { 'upper case': one.email.toUpperCase(), spaces: ` ${one.email} `, 'the same': one.email };
    accounts.deleteAccountAfterTest(one.email);
    for (const [what, email] of Object.entries(variants)) {
      const signedIn = await this.parts.attempts(`SE4 ${email}`).send({ email, password: one.password });
      const user = signedInSchema.safeParse(asJson(signedIn.text)).data?.user.id;
      findings.check(
        signedIn.status === 200 ? user === one.user.id : signedIn.status < 500,
        () => `signing in with the email in ${what} → ${signedIn.status} and reaches another account`,
      );
      const created = await admin.send('POST', '/api/auth/students/create/', {
        email,
        first_name: 'Олег',
        last_name: 'Двойник',
        grade: '9',
      });
      findings.check(
        created.status >= 400 && created.status < 500,
        () =>
          `POST /api/auth/students/create/ with an email that differs from another's by ${what} → ${created.status} instead of a refusal`,
      );
      for (const [path, client] of [
        [`/api/auth/users/${other.user.id}/`, admin],
        ['/api/auth/me/', session],
        ['/api/profile/student/', session],
      ] as const) {
        const { status } = await client.send('PATCH', path, { email });
        const now = (await administration.account(other.user.id)).email;
        findings.check(
          status < 500 && now === other.email,
          () =>
            `PATCH ${path} with the email of another account (${what}) → ${status}${now === other.email ? '' : ', and the account has it now'}`,
        );
        if (now === other.email) continue;
        // Two accounts with one email would decide all that follows.
        await client.send('PATCH', path, { email: other.email });
        if ((await administration.account(other.user.id)).email !== other.email) return findings;
      }
    }
    const holders = (await administration.find(one.email.slice(0, one.email.indexOf('@')))).filter(
      ({ email }) => email.trim().toLowerCase() === one.email,
    );
    findings.check(holders.length === 1, () => `${holders.length} accounts have the email now`);
    for (const { id } of holders) if (id !== one.user.id) await new AccountsApi(admin).remove(id);
    return findings;
  }

  /** SE5: SQL-like and wildcard input is refused as any wrong password. */
  async injections(): Promise<Findings> {
    const findings = new Findings('Injections at the sign-in');
    const { email } = await this.parts.accounts.create('student');
    for (const text of INJECTIONS) {
      for (const [what, credentials] of [
        ['name', { username: text, password: text }],
        ['password', { email, password: text }],
      ] as const) {
        const response = await this.signIn(`SE5 ${what} ${text} ${email}`, {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(credentials),
        });
        findings.check(
          [400, 401].includes(response.status),
          () => `POST ${SIGN_IN_PATH} with «${text}» as ${what} → ${seen(response)} instead of 401`,
        );
      }
    }
    return findings;
  }

  /** SE6: only POST signs in, and credentials in a query are not taken. */
  async otherMethods(): Promise<Findings> {
    const findings = new Findings('Signing in by other methods and by a query');
    const { email, password } = await this.parts.accounts.create('student');
    const query = `${SIGN_IN_PATH}?${new URLSearchParams({ email, password }).toString()}`;
    const body = JSON.stringify({ email, password });
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const response = await this.signIn(`SE6 ${method} ${email}`, {
        method,
        path: query,
        ...(method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body }),
      });
      findings.check(
        response.status >= 400 && response.status < 500 && !tellsToken(response),
        () => `${method} ${SIGN_IN_PATH} with credentials → ${response.status} instead of a refusal`,
      );
    }
    const posted = await this.signIn(`SE6 query ${email}`, {
      path: query,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    findings.check(
      posted.status >= 400 && posted.status < 500 && !tellsToken(posted),
      () => `POST ${SIGN_IN_PATH} with credentials in the query → ${posted.status} instead of a refusal`,
    );
    return findings;
  }

  private signIn(
    who: string,
    request: { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer },
  ): Promise<RawResponse> {
    return this.parts.attempts(who).sendRaw(request);
  }
}

function tellsToken({ text }: RawResponse): boolean {
  return signedInSchema.safeParse(asJson(text)).success;
}

function describe(answer: AttemptResponse | undefined): string {
  const headers = Object.entries(answer?.headers ?? {})
    .filter(([name]) => !VOLATILE.test(name))
    .map(([name, value]) => `${name}: ${value}`)
    .sort();
  return `${answer?.status ?? ''} ${answer?.text ?? ''} (${headers.join(', ')})`;
}

function timesOf(answers: Readonly<Record<string, readonly AttemptResponse[]>>): { alike: boolean; sentence: string } {
  const sorted = Object.entries(answers).map(([kind, of]) => ({
    kind,
    times: of.map(({ ms }) => ms).sort((one, other) => one - other),
  }));
  const differ = (pick: (times: readonly number[]) => number) => {
    const picked = sorted.map(({ times }) => pick(times));
    const [least, most] = [Math.min(...picked), Math.max(...picked)];
    return most - least > SHARE * most && most - least > MARGIN_MS;
  };
  const median = (times: readonly number[]) => times[Math.floor(times.length / 2)] ?? 0;
  // Noise of the machine only adds time: a real difference also separates the fastest responses.
  return {
    alike: !(differ(median) && differ((times) => times[0] ?? 0)),
    sentence: sorted.map(({ kind, times }) => `${kind} ${Math.round(median(times))} ms`).join(', '),
  };
}
