/** SE1 and SE7: passwords and tokens stay where they belong. */
import { pagesOf } from '../actors/pages-of';
import { isPrivate } from '../api/private-fields';
import { reads } from '../api/reads';
import { ROLES } from '../config/names';
import { SIGN_IN_PATH } from '../config/sign-in-path';
import type { TestAccount } from '../data/accounts';
import { Findings } from '../failure/findings';
import type { SecurityParts } from './parts';

const REFRESH = '/api/auth/refresh/';

export class KeptSecretChecks {
  constructor(private readonly parts: SecurityParts) {}

  /** SE1: no response, page, storage or address holds a password or its hash. */
  async passwords(): Promise<Findings> {
    const findings = new Findings('Passwords in responses, pages, storage and addresses');
    const { accounts, signInAs } = this.parts;
    const account = await accounts.create('student');
    const student = await signInAs('student', account);
    for (const route of pagesOf('student')) {
      const responses = await student.traffic.collectResponses(() =>
        student.canDo(() => student.opens(route)).then(() => undefined),
      );
      for (const { request, status, text } of responses)
        findings.check(
          !isPrivate(text) && !text.includes(account.password),
          () => `${request} → ${status} contains a password or its hash`,
        );
      findings.check(
        !(await student.page.content()).includes(account.password),
        () => `the page ${route.path} shows the password`,
      );
      findings.check(
        !student.page.url().includes(account.password),
        () => `the address of ${route.path} holds the password`,
      );
    }
    for (const [key, value] of await student.storage())
      findings.check(
        !value.includes(account.password) && !isPrivate(value),
        () => `the storage of the browser holds the password under ${key}`,
      );
    await this.checkPasswordNotRead(findings, account);
    return findings;
  }

  /** Reads what every role may read of the account over the API. */
  private async checkPasswordNotRead(findings: Findings, account: TestAccount): Promise<void> {
    for (const role of ROLES) {
      const client = await this.parts.apiOf(role);
      for (const { paths, roles } of Object.values(reads)) {
        if (!(roles as readonly string[]).includes(role)) continue;
        const path = paths[0].replace(':id', String(account.user.id));
        const { status, text } = await client.send('GET', path);
        findings.check(
          !isPrivate(text) && !text.includes(account.password),
          () => `GET ${path} of the ${role} → ${status} contains a password or its hash`,
        );
      }
    }
  }

  /** SE7: answers with tokens are not stored, and no address and no console holds a token. */
  async tokens(): Promise<Findings> {
    const findings = new Findings('Tokens in caches, addresses and the console');
    const account = await this.parts.accounts.create('student');
    await this.checkTokensNotStored(findings, account);
    await this.checkTokensNotShown(findings, account);
    return findings;
  }

  /** Checks the responses that hand out a token. */
  private async checkTokensNotStored(findings: Findings, account: TestAccount): Promise<void> {
    const first = await this.parts.attempts(`SE7 ${account.email}`).sendRaw({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: account.email, password: account.password }),
    });
    findings.check(
      /no-store/.test(first.headers.get('cache-control') ?? ''),
      () =>
        `POST ${SIGN_IN_PATH} → ${first.status} without «Cache-Control: no-store» (${first.headers.get('cache-control') ?? 'no such header'})`,
    );
    const refreshed = await (
      await this.parts.accounts.signIn(account)
    ).sendRaw({ method: 'POST', path: REFRESH, headers: { 'content-type': 'application/json' }, body: '{}' });
    findings.check(
      /no-store/.test(refreshed.headers.get('cache-control') ?? ''),
      () =>
        `POST ${REFRESH} → ${refreshed.status} without «Cache-Control: no-store» (${refreshed.headers.get('cache-control') ?? 'no such header'})`,
    );
  }

  /** Opens the pages of a student, and checks all addresses and lines of the console. */
  private async checkTokensNotShown(findings: Findings, account: TestAccount): Promise<void> {
    const student = await this.parts.signInAs('student', account);
    const { token } = student.session;
    const places: { what: string; text: string }[] = [];
    const context = student.page.context();
    context.on('request', (request) =>
      places.push({
        what: `the address of ${request.method()} ${new URL(request.url()).pathname}`,
        text: request.url(),
      }),
    );
    context.on('console', (message) => places.push({ what: 'a line of the console', text: message.text() }));
    student.page.on('websocket', (socket) => places.push({ what: 'the address of a WebSocket', text: socket.url() }));
    for (const route of pagesOf('student')) {
      await student.canDo(() => student.opens(route));
      places.push({ what: `the address of the page ${route.path}`, text: student.page.url() });
    }
    findings.check(places.length > 0, () => 'no page was opened');
    for (const { what, text } of places) findings.check(!text.includes(token), () => `${what} holds the token`);
  }
}
