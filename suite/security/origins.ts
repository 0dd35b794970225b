/** SE22, SE23 and SE31: what pages of other origins may read and change. */
import { assignmentPath } from '../api/assignment-path';
import { Blocked } from '../failure/blocked';
import { suffix, unique } from '../run/run-tag';
import { Findings } from '../failure/findings';
import { withForeignPage } from './foreign-page';
import type { SecurityParts } from './parts';

const ME = '/api/auth/me/';
const READS = [ME, '/api/assignments/', '/api/system/health/live/'];
/** Time for a form to be answered. */
const SETTLE_MS = 10_000;

export class OriginChecks {
  constructor(private readonly parts: SecurityParts) {}

  /** SE22: a page of another origin in the browser of a signed-in user reads no response. */
  async reading(): Promise<Findings> {
    const findings = new Findings('A page of another origin that reads');
    const student = await this.parts.signInAs('student', await this.parts.accounts.create('student'));
    const { origin } = student.traffic;
    await withForeignPage(student, async (page, foreign) => {
      // Without permission to read, a request arrives all the same. Where none arrives, a refused read proves nothing.
      const arrives = await page.evaluate(
        (address) =>
          fetch(address, { mode: 'no-cors' }).then(
            () => true,
            () => false,
          ),
        `${origin}${ME}`,
      );
      if (!arrives) throw new Blocked(`no request of ${foreign} reaches the platform from this browser.`);
      for (const path of READS) {
        for (const withHeader of [false, true]) {
          // With this header the browser asks first (preflight). The token is none: only the permission is of interest.
          const read = await page.evaluate(
            async ([address, header]) => {
              try {
                const response = await fetch(
                  address,
                  header === '' ? { credentials: 'include' } : { headers: { Authorization: header } },
                );
                return `${response.status} ${(await response.text()).slice(0, 80)}`;
              } catch {
                return '';
              }
            },
            [`${origin}${path}`, withHeader ? `Token ${'0'.repeat(40)}` : ''] as const,
          );
          const isOpen = path.endsWith('/live/') && !withHeader;
          findings.check(
            read === '' || isOpen,
            () =>
              `a page of ${foreign} reads GET ${path}${withHeader ? ' with an Authorization header' : ' with the cookies of the user'} → ${read}`,
          );
        }
      }
    });
    return findings;
  }

  /** SE23: no origin is reflected, and none is allowed together with credentials. */
  async reflected(): Promise<Findings> {
    const findings = new Findings('Allowed origins');
    const client = await this.parts.apiOf('student');
    const { host, hostname, origin } = new URL(client.baseUrl);
    const origins = [
      'https://attacker.example',
      'null',
      `https://${hostname}.attacker.example`,
      `https://attacker-${hostname}`,
      `${origin}.attacker.example`,
      `http://${host}@attacker.example`,
    ];
    for (const value of origins) {
      for (const method of ['GET', 'OPTIONS'] as const) {
        const preflight =
          method === 'OPTIONS'
            ? { 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' }
            : {};
        const { status, headers } = await client.sendRaw({
          method,
          path: ME,
          headers: { origin: value, ...preflight },
          withToken: method === 'GET',
        });
        const allowed = headers.get('access-control-allow-origin');
        const credentials = headers.get('access-control-allow-credentials') === 'true';
        findings.check(
          allowed !== value && !(allowed === '*' && credentials),
          () =>
            `${method} ${ME} from the origin ${value} → ${status} allows «${allowed ?? ''}»${credentials ? ' with credentials' : ''}`,
        );
      }
    }
    return findings;
  }

  /** SE31: forms and requests that a foreign page sends in the browser of a signed-in user change nothing. */
  async changing(): Promise<Findings> {
    const findings = new Findings('A foreign page that sends forms and requests');
    const { accounts, assignments, administration, signInAs, cleanUp } = this.parts;
    const account = await accounts.create('teacher');
    const teacher = await signInAs('teacher', account);
    const { origin } = teacher.traffic;
    const title = unique('Задание чужой страницы');
    const email = `foreign.${suffix()}@example.com`;
    const list = `${await assignmentPath(teacher.api)}`;
    const fields = {
      title,
      description: 'д',
      instructions: 'и',
      type: 'homework',
      max_score: '100',
      start_date: '2030-01-01T00:00:00Z',
      due_date: '2030-02-01T00:00:00Z',
    };
    accounts.deleteAccountAfterTest(email);
    cleanUp.later('the assignment of a foreign page', async () => {
      for (const one of await assignments.listOf(teacher.api))
        if (one.title === title) await teacher.api.remove(`${list}${one.id}/`);
    });
    const forms = [
      { path: list, fields },
      { path: '/api/auth/students/create/', fields: { email, first_name: 'Чужая', last_name: 'Страница', grade: '9' } },
      { path: '/api/accounts/logout/', fields: {} },
      { path: '/api/auth/refresh/', fields: {} },
    ] as const;
    await withForeignPage(teacher, async (page, foreign) => {
      for (const form of forms) {
        for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
          // A form that the browser does not send changes nothing, and proves nothing.
          const answered = page.waitForResponse(`${origin}${form.path}`, { timeout: SETTLE_MS }).then(
            () => true,
            () => false,
          );
          await page.evaluate(sendForm, [`${origin}${form.path}`, type, JSON.stringify(form.fields)] as const);
          if (!(await answered))
            throw new Blocked(`the form of ${foreign} for ${form.path} (${type}) got no answer from the platform.`);
        }
      }
    });
    const now = await administration.account(account.user.id);
    findings.check(now.first_name === account.user.first_name && now.is_active, () => 'the account is not as it was');
    const me = await teacher.api.send('GET', ME);
    findings.check(me.status === 200, () => `the session of the user has ended (GET ${ME} → ${me.status})`);
    findings.check(
      !(await assignments.titlesInList(teacher.api)).includes(title),
      () => `POST ${list} from a foreign page has made an assignment`,
    );
    findings.check(
      (await administration.find(email)).length === 0,
      () => 'POST /api/auth/students/create/ from a foreign page has made an account',
    );
    return findings;
  }
}

/** Runs in the page: sends a form in a frame, and the same as JSON without permission to read. */
function sendForm([address, type, text]: readonly [string, string, string]): void {
  const frame = document.createElement('iframe');
  frame.name = `frame-${Math.random()}`;
  const form = document.createElement('form');
  Object.assign(form, { method: 'POST', action: address, enctype: type, target: frame.name });
  for (const [name, value] of Object.entries<string>(JSON.parse(text) as Record<string, string>)) {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value });
    form.append(input);
  }
  document.body.append(frame, form);
  form.submit();
  void fetch(address, {
    method: 'POST',
    mode: 'no-cors',
    credentials: 'include',
    headers: { 'content-type': 'text/plain' },
    body: text,
  }).catch(() => undefined);
}
