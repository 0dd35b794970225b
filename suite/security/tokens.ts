/** SE24–SE27 and SE30: what a token is, how long it lives, and where it is taken from. */
import { z } from 'zod';
import { pathOfLink } from '../api/links';
import { signedInSchema } from '../api/schemas';
import { textFile } from '../data/files';
import { asJson } from '../../lib/json';
import { Findings, seen } from '../failure/findings';
import type { SecurityParts } from './parts';
import type { Account } from '../config/environment';

const ME = '/api/auth/me/';
const REFRESH = '/api/auth/refresh/';
/** Bits that a token must have, so that nobody guesses one. */
const BITS = 160;
const NO_TOKEN = '0'.repeat(40);

const renewedSchema = z.object({ data: z.object({ token: z.string().min(1) }) });

export class TokenChecks {
  constructor(private readonly parts: SecurityParts) {}

  /** SE24: each sign-in gives a new token of at least 160 bits. */
  async fresh(): Promise<Findings> {
    const findings = new Findings('Tokens of sign-ins');
    const account = await this.parts.accounts.create('student');
    const tokens = [await this.signIn(account), await this.signIn(account), await this.signIn(account)];
    findings.check(new Set(tokens).size === tokens.length, () => 'two sign-ins gave the same token');
    for (const token of tokens) {
      const bits = /^[0-9a-f]+$/i.test(token) ? token.length * 4 : token.length * 6;
      findings.check(
        bits >= BITS && new Set(token).size > 6,
        () => `a token has ${token.length} characters, at most ${bits} bits instead of ${BITS}`,
      );
    }
    const [first = '', second = ''] = tokens;
    const common = [...first].filter((letter, index) => second[index] === letter).length;
    findings.check(
      common < first.length / 2,
      () => `two tokens have ${common} of ${first.length} characters in common`,
    );
    return findings;
  }

  /** SE25: a refresh gives another token and ends the old one; a dead, a missing and a foreign one are refused. */
  async refresh(): Promise<Findings> {
    const findings = new Findings('Renewing a token');
    const account = await this.parts.accounts.create('student');
    const old = await this.signIn(account);
    const answer = await this.with(old).send('POST', REFRESH, {});
    const renewed = renewedSchema.safeParse(asJson(answer.text)).data?.data.token;
    findings.check(
      answer.status === 200 && renewed !== undefined,
      () => `POST ${REFRESH} → ${seen(answer)} instead of a token`,
    );
    findings.check(renewed !== old, () => `POST ${REFRESH} gave the same token`);
    const cases: [string, Record<string, string>][] = [
      ['the token from before', authorization(old)],
      ['no token', {}],
      ['a token that was never given out', authorization(NO_TOKEN)],
    ];
    for (const [what, headers] of cases) {
      for (const [method, path] of [
        ['GET', ME],
        ['POST', REFRESH],
      ] as const) {
        const { status } = await this.parts
          .withoutToken(headers)
          .send(method, path, method === 'POST' ? {} : undefined);
        findings.check(status === 401, () => `${method} ${path} with ${what} → ${status} instead of 401`);
      }
    }
    if (renewed !== undefined) {
      const { status } = await this.with(renewed).send('GET', ME);
      findings.check(status === 200, () => `GET ${ME} with the renewed token → ${status} instead of 200`);
    }
    return findings;
  }

  /** SE26: a token is taken from the header only. */
  async headerOnly(): Promise<Findings> {
    const findings = new Findings('Tokens outside the header');
    const token = await this.signIn(await this.parts.accounts.create('student'));
    const client = this.parts.withoutToken();
    for (const name of ['token', 'auth_token', 'access_token', 'authToken', 'key', 'Authorization']) {
      const query = await client.sendRaw({ method: 'GET', path: `${ME}?${name}=${token}` });
      findings.check(
        query.status === 401,
        () => `GET ${ME} with the token in the query «${name}» → ${query.status} instead of 401`,
      );
      const cookie = await client.sendRaw({ method: 'GET', path: ME, headers: { cookie: `${name}=${token}` } });
      findings.check(
        cookie.status === 401,
        () => `GET ${ME} with the token in the cookie «${name}» → ${cookie.status} instead of 401`,
      );
      const body = await client.sendRaw({
        method: 'POST',
        path: REFRESH,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ [name]: token }),
      });
      findings.check(
        body.status === 401,
        () => `POST ${REFRESH} with the token in the body as «${name}» → ${body.status} instead of 401`,
      );
    }
    return findings;
  }

  /** SE27: a token that is cut, lengthened, altered or upper-cased is none. */
  async altered(): Promise<Findings> {
    const findings = new Findings('Altered tokens');
    const token = await this.signIn(await this.parts.accounts.create('student'));
    const last = token.at(-1) === 'a' ? 'b' : 'a';
    const upper = token.toUpperCase();
    const values: [string, string][] = [
      ['cut', `Token ${token.slice(0, -1)}`],
      ['lengthened', `Token ${token}0`],
      ['altered', `Token ${token.slice(0, -1)}${last}`],
      ['reversed', `Token ${[...token].reverse().join('')}`],
      ['doubled', `Token ${token} ${token}`],
      ['with a wildcard', `Token ${token.slice(0, 20)}%`],
      ['empty', 'Token '],
      ['without a scheme', token],
      ['of another scheme', `Basic ${token}`],
      // Web servers refuse a header of more than 8,000 characters by themselves.
      ['of 2,000 characters', `Token ${'a'.repeat(2_000)}`],
      ...(upper === token ? [] : [['upper-cased', `Token ${upper}`] as [string, string]]),
    ];
    for (const [what, header] of values) {
      const { status } = await this.parts
        .withoutToken()
        .sendRaw({ method: 'GET', path: ME, headers: { authorization: header } });
      findings.check(status === 401, () => `GET ${ME} with a token ${what} → ${status} instead of 401`);
    }
    const { status } = await this.with(token).send('GET', ME);
    findings.check(status === 200, () => `GET ${ME} with the token itself → ${status} instead of 200`);
    return findings;
  }

  /** SE30: an inactive account is refused everywhere, nothing but the admin brings it back, and its old token stays dead. */
  async inactive(): Promise<Findings> {
    const findings = new Findings('An inactive account');
    const { accounts, administration, assignments } = this.parts;
    const account = await accounts.create('student');
    const session = await accounts.signIn(account);
    const homework = await assignments.create({ assignedTo: [account.user.id] });
    const sent = await assignments.submittedAs(session, homework, {
      content: 'Ответ',
      file: textFile('ответ.txt', 'Ответ'),
    });
    const admin = await this.parts.apiOf('admin');
    await administration.deactivate(account.user.id);

    const paths = [
      ME,
      '/api/assignments/',
      '/api/assignments/submissions/',
      '/api/student/subjects/',
      ...(sent?.file ? [pathOfLink(sent.file.url)] : []),
    ];
    for (const path of paths) {
      const { status } = await session.send('GET', path);
      findings.check(
        status === 401,
        () => `GET ${path} with the token of an inactive account → ${status} instead of 401`,
      );
    }
    const refreshed = await session.send('POST', REFRESH, {});
    findings.check(
      [401, 403].includes(refreshed.status),
      () => `POST ${REFRESH} of an inactive account → ${refreshed.status} instead of 401 or 403`,
    );
    const signedIn = await this.parts
      .attempts(`SE30 ${account.email}`)
      .send({ email: account.email, password: account.password });
    findings.check(
      [401, 403].includes(signedIn.status),
      () => `signing in to an inactive account → ${signedIn.status} instead of 401 or 403`,
    );
    await admin.send('POST', `/api/auth/users/${account.user.id}/reset-password/`, {});
    findings.check(
      !(await administration.account(account.user.id)).is_active,
      () => 'resetting the password made the account active',
    );

    await admin.send('PATCH', `/api/auth/users/${account.user.id}/`, { is_active: true });
    const back = (await administration.account(account.user.id)).is_active;
    findings.check(back, () => 'the account cannot be made active again');
    const { status } = await session.send('GET', ME);
    findings.check(
      status === 401,
      () => `GET ${ME} with the token from before the deactivation, after reactivating → ${status} instead of 401`,
    );
    return findings;
  }

  private async signIn(account: Account): Promise<string> {
    const { text } = await this.parts
      .attempts(`tokens ${account.email}`)
      .send({ email: account.email, password: account.password });
    return signedInSchema.parse(asJson(text)).token;
  }

  private with(token: string) {
    return this.parts.withoutToken(authorization(token));
  }
}

function authorization(token: string): Record<string, string> {
  return { Authorization: `Token ${token}` };
}
