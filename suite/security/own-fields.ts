/** SE32 and SE33: fields that a user must not write in their own profile and in their own answer. */
import { assignmentPath } from '../api/assignment-path';
import type { ApiClient } from '../api/client';
import { meSchema, signedInSchema } from '../api/schemas';
import { asJson } from '../../lib/json';
import type { Role } from '../config/names';
import type { TestAccount } from '../data/accounts';
import { Findings } from '../failure/findings';
import type { SecurityParts } from './parts';
import { isSame } from './same';

/** Where each role changes their own profile. */
const PROFILES = {
  student: '/api/profile/student/',
  teacher: '/api/profile/teacher/',
  tutor: '/api/profile/tutor/',
  parent: '/api/profile/parent/',
} as const;

const SUBMISSIONS = '/api/assignments/submissions/';
/** What an admin's record says of who somebody is. */
const OF_THE_RECORD = [
  'role',
  'storedRole',
  'is_staff',
  'is_active',
  'id',
  'email',
  'tutor',
  'parent',
  'progress',
] as const;
const KINDS = ['student', 'teacher', 'tutor', 'parent'] as const satisfies readonly Role[];

export class OwnFieldChecks {
  constructor(private readonly parts: SecurityParts) {}

  /** SE32: no own-profile body changes who somebody is, and everybody can still sign in afterwards. */
  async profiles(): Promise<Findings> {
    const findings = new Findings('Fields of the own profile that are not the own');
    const { accounts, administration } = this.parts;
    const other = await accounts.create('tutor');
    const fields = fieldsOfOthers(other);
    for (const role of KINDS) {
      const account = await accounts.create(role);
      const session = await accounts.signIn(account);
      let before = await administration.account(account.user.id);
      for (const path of ['/api/auth/me/', '/api/auth/profile/', PROFILES[role]]) {
        for (const [field, value] of Object.entries(fields)) {
          const { status } = await session.send('PATCH', path, { [field]: value });
          findings.check(status < 500, () => `PATCH ${path} of the ${role} with ${field} → ${status}`);
        }
        const now = await administration.account(account.user.id);
        for (const field of OF_THE_RECORD) {
          findings.check(
            isSame(now[field], before[field]),
            () =>
              `PATCH ${path} of the ${role} has changed ${field} from ${JSON.stringify(before[field])} to ${JSON.stringify(now[field])}`,
          );
        }
        before = now;
      }
      await this.checkSignsInAsBefore(findings, role, account, before.email);
    }
    return findings;
  }

  /** Signs in with the password that the account began with, and reads whose session that is. */
  private async checkSignsInAsBefore(
    findings: Findings,
    role: Role,
    account: TestAccount,
    email: string,
  ): Promise<void> {
    const signedIn = await this.parts.attempts(`SE32 ${account.email}`).send({ email, password: account.password });
    const token = signedInSchema.safeParse(asJson(signedIn.text)).data?.token;
    findings.check(
      signedIn.status === 200 && token !== undefined,
      () => `the ${role} cannot sign in with the own password any more (${signedIn.status})`,
    );
    if (token === undefined) return;
    const me = meSchema.safeParse(
      asJson((await this.parts.withoutToken({ authorization: `Token ${token}` }).send('GET', '/api/auth/me/')).text),
    ).data;
    findings.check(
      me?.id === account.user.id && me.role === role,
      () => `the session of the ${role} is one of ${me?.email ?? 'nobody'} now`,
    );
  }

  /** SE33: a student writes neither grade nor state nor moments of an answer, and does not delete a graded one. */
  async answers(): Promise<Findings> {
    const findings = new Findings('Fields of an answer that are not the student’s');
    const { assignments } = this.parts;
    const homework = await assignments.create({ assignedTo: ['student'], max_score: 100 });
    const client = await this.parts.apiOf('student');
    const other = (await this.parts.userOf('secondStudent')).id;
    const forbidden = {
      score: 100,
      status: 'graded',
      feedback: 'Отлично',
      is_late: false,
      days_late: 0,
      submitted_at: '2020-01-01T00:00:00Z',
      graded_at: '2020-01-01T00:00:00Z',
      student: other,
      author: (await this.parts.userOf('student')).id,
      penalty_applied: 0,
      percentage: 100,
    };
    const sent = await client.send('POST', SUBMISSIONS, { assignment: homework.id, content: 'Ответ', ...forbidden });
    findings.check(sent.status < 500, () => `POST ${SUBMISSIONS} with the fields of a teacher → ${sent.status}`);
    const stored =
      (await assignments.submissionOf(homework, 'student')) ??
      (await assignments.submitted(homework, 'student', { content: 'Ответ' }));
    findings.check(
      stored.score === null && stored.status === 'submitted' && stored.feedback === '',
      () =>
        `POST ${SUBMISSIONS} of the student → ${sent.status} and stores score ${String(stored.score)}, status ${stored.status}, feedback «${stored.feedback}»`,
    );
    findings.check(
      stored.submitted_at.getUTCFullYear() > 2020,
      () => `POST ${SUBMISSIONS} of the student stores the moment ${stored.submitted_at.toISOString()}`,
    );

    const graded = await assignments.graded(stored, 40, 'Не хватает объяснений');
    await this.checkChanges(findings, client, graded.id, forbidden, () => assignments.record(graded));
    const { status } = await client.send('DELETE', `${SUBMISSIONS}${graded.id}/`);
    findings.check(
      status >= 400 && status < 500,
      () => `DELETE ${SUBMISSIONS}${graded.id}/ of the student, a graded answer, → ${status} instead of a refusal`,
    );
    const assignmentsPath = `${await assignmentPath(client)}${homework.id}/`;
    const points = await client.send('PATCH', assignmentsPath, {
      max_score: 1,
      author: (await this.parts.userOf('student')).id,
    });
    findings.check(
      points.status >= 400 && points.status < 500,
      () => `PATCH ${assignmentsPath} of the student → ${points.status} instead of a refusal`,
    );
    const teacher = await assignments.as('teacher');
    findings.check(
      (await teacher.submissions(homework.id)).some(({ id }) => id === graded.id),
      () => 'the graded answer is gone',
    );
    return findings;
  }

  private async checkChanges(
    findings: Findings,
    client: ApiClient,
    id: number,
    fields: Readonly<Record<string, unknown>>,
    read: () => Promise<unknown>,
  ): Promise<void> {
    let before = await read();
    for (const [field, value] of Object.entries(fields)) {
      for (const method of ['PATCH', 'PUT'] as const) {
        const path = `${SUBMISSIONS}${id}/`;
        const { status } = await client.send(method, path, { [field]: value });
        findings.check(status < 500, () => `${method} ${path} of the student with ${field} → ${status}`);
        const now = await read();
        findings.check(
          isSame(now, before),
          () => `${method} ${path} of the student with ${field} → ${status} has changed the graded answer`,
        );
        before = now;
      }
    }
  }
}

/** Fields that nobody may set in their own profile, with values that would take rights, or the identity of somebody else. */
function fieldsOfOthers(other: TestAccount): Readonly<Record<string, unknown>> {
  return {
    role: 'admin',
    is_staff: true,
    is_superuser: true,
    is_active: false,
    id: other.user.id,
    email: other.email,
    username: other.email,
    password: 'changed-by-profile',
    tutor: other.user.id,
    tutor_id: other.user.id,
    parent: other.user.id,
    parent_id: other.user.id,
    total_points: 1_000,
    progress_percentage: 100,
  };
}
