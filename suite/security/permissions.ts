/** SE8–SE12: who may change and read what. Every refusal is followed by reading again that nothing changed. */
import { mentions } from '../../lib/mentions';
import { assignmentPath } from '../api/assignment-path';
import type { ApiClient } from '../api/client';
import type { TargetIds } from '../api/admin-requests';
import { actorLabel } from '../config/names';
import { unique } from '../run/run-tag';
import { textFile } from '../data/files';
import { Findings } from '../failure/findings';
import type { SecurityParts } from './parts';
import { checkForbidden, checkTellsNothing, checkUnreadable, type Work } from './forbidden';
import { checkQuestionKept } from './questions';
import { isSame } from './same';
import { checkSignedOut } from './signed-out';
import { checkAddsNoSubject } from './subjects';
import { NOT_THERE } from '../api/not-there';

const SUBMISSIONS = '/api/assignments/submissions/';

export class PermissionChecks {
  constructor(private readonly parts: SecurityParts) {}

  /** SE8: no changing request is taken without a token. */
  async withoutToken(): Promise<Findings> {
    const findings = new Findings('Changing requests without a token');
    const { targets, freeEmail } = await this.targets();
    const work = await this.work();
    const results = await this.parts.administration.triesEverythingSignedOut(
      targets,
      work.assignment.id,
      work.submission.id,
    );
    for (const { what, request, status } of results)
      findings.check(
        status === 401 || NOT_THERE.includes(status),
        () => `${what} without a token: ${request} → ${status} instead of 401`,
      );
    await checkSignedOut(findings, this.parts.withoutToken(), {
      ...targets,
      assignmentId: work.assignment.id,
      submissionId: work.submission.id,
    });
    findings.check(
      results.some(({ status }) => status === 401),
      () => 'no changing request was refused with 401',
    );
    await this.checkUnchanged(findings, targets, freeEmail, work);
    return findings;
  }

  /** SE9: no changing request of the admin is taken from another role, and none of a teacher from those who do not teach. */
  async wrongRoles(): Promise<Findings> {
    const findings = new Findings('Changing requests of a wrong role');
    const { targets, freeEmail } = await this.targets();
    for (const role of ['teacher', 'student', 'tutor', 'parent'] as const) {
      for (const result of await this.parts.administration.triesAdminRequests(role, targets))
        checkForbidden(findings, `the ${role}`, result);
    }
    for (const role of ['student', 'parent'] as const) {
      const [result] = await this.parts.administration.triesToCreateAssignment(role, {
        user: { ...(await this.parts.userOf('student')), id: targets.studentId },
      });
      if (result !== undefined) checkForbidden(findings, `the ${role}`, result);
      const admin = await this.parts.apiOf('admin');
      await checkAddsNoSubject(findings, `the ${role}`, await this.parts.apiOf(role), admin);
    }
    await this.checkUnchanged(findings, targets, freeEmail);
    for (const name of ['secondStudent', 'parent', 'tutor'] as const)
      await this.checkChangesNoWork(findings, `the ${actorLabel(name)}`, await this.parts.apiOf(name));
    return findings;
  }

  /** SE10: a teacher of none of the students reads, changes, grades, hands on and deletes nothing of another's. */
  async anotherTeacher(): Promise<Findings> {
    const findings = new Findings('Another teacher at an assignment');
    const { accounts, administration } = this.parts;
    const stranger = await accounts.signIn(await accounts.create('teacher'));
    const work = await this.work();
    const { assignment, submission } = work;
    for (const read of await administration.readsEverythingOf(stranger, assignment, submission))
      checkTellsNothing(findings, 'another teacher', read, work);
    const path = `${await assignmentPath(stranger)}${assignment.id}/`;
    const handedOn = await stranger.send('PATCH', path, {
      assigned_to: [(await this.parts.userOf('secondStudent')).id],
    });
    checkForbidden(findings, 'another teacher', {
      what: 'hand on an assignment',
      request: `PATCH ${path}`,
      status: handedOn.status,
    });
    await this.checkChangesNoWork(findings, 'another teacher', stranger, work);
    return findings;
  }

  /** Tries every change of an assignment and of its answer, and reads both again. */
  private async checkChangesNoWork(findings: Findings, who: string, client: ApiClient, given?: Work): Promise<void> {
    const work = given ?? (await this.work());
    for (const { what, request, status } of await this.parts.administration.triesAssignmentWrites(client, {
      graded: work.assignment,
      submission: work.submission,
    })) {
      // A build that takes no answer at this address at all refuses it with 400.
      const refused = [400, 403].includes(status) || NOT_THERE.includes(status);
      findings.check(refused, () => `${who} may not ${what}: ${request} → ${status} instead of 403 or 404`, {
        request,
        status,
      });
    }
    await this.checkWorkUnchanged(findings, work, `after the tries of ${who} `);
    const author = await this.parts.apiOf('teacher');
    await checkQuestionKept(findings, who, client, { author, assignmentId: work.assignment.id });
  }

  private async checkWorkUnchanged(findings: Findings, { assignment, submission }: Work, when = ''): Promise<void> {
    const teacher = await this.parts.assignments.as('teacher');
    const isThere = await teacher.isThere(assignment.id);
    findings.check(isThere, () => `${when}the assignment is gone`, 'consequence');
    if (!isThere) return;
    findings.check(
      isSame(await teacher.read(assignment.id), assignment),
      () => `${when}the assignment is not as it was`,
      'consequence',
    );
    const isAnswered = (await teacher.submissions(assignment.id)).some(({ id }) => id === submission.id);
    findings.check(
      isAnswered && isSame(await teacher.submission(submission.id), submission),
      () => `${when}the answer is ${isAnswered ? 'not as it was' : 'gone'}`,
      'consequence',
    );
  }

  /** SE11: a student reaches neither others' assignments nor drafts, does not answer what is closed, and reads no other answer. */
  async student(): Promise<Findings> {
    const findings = new Findings('A student at what is not the own');
    const { accounts, assignments } = this.parts;
    const account = await accounts.create('student');
    const session = await accounts.signIn(account);
    const work = await this.work();
    const draft = await assignments.create({ title: 'Черновик', status: 'draft', assignedTo: [account.user.id] });
    const closed = await assignments.create({
      title: 'Закрытое задание',
      status: 'closed',
      assignedTo: [account.user.id],
    });
    const list = await assignmentPath(session);

    for (const [what, { id, title }] of [
      ["another student's assignment", work.assignment],
      ['a draft', draft],
    ] as const) {
      await checkUnreadable(findings, session, `${list}${id}/`, what, title);
      await checkUnreadable(
        findings,
        session,
        `${list}${id}/submissions/`,
        `the answers to ${what}`,
        work.submission.content,
      );
      const listed = await session.send('GET', list);
      findings.check(!mentions(listed.text, title), () => `GET ${list} of a student lists ${what}`, {
        request: `GET ${list}`,
        status: listed.status,
      });
      await this.checkRefusesAnswer(findings, session, id, what);
    }
    const own = await session.send('GET', `${list}${closed.id}/`);
    findings.check(
      own.status === 200,
      () => `GET ${list}${closed.id}/, an own closed assignment, → ${own.status} instead of 200`,
    );
    await this.checkRefusesAnswer(findings, session, closed.id, 'a closed assignment');
    await checkUnreadable(
      findings,
      session,
      `${SUBMISSIONS}${work.submission.id}/`,
      "another student's answer",
      work.submission.content,
    );
    return findings;
  }

  /** SE12: a changed role and a deactivation count at once in a session that is open. */
  async atOnce(): Promise<Findings> {
    const findings = new Findings('A change of role and a deactivation in an open session');
    const { accounts, administration } = this.parts;
    const account = await accounts.create('teacher');
    const session = await accounts.signIn(account);
    if (await administration.changeRole(account.user.id, 'parent')) {
      const students = await session.send('GET', '/api/teacher/students/');
      findings.check(
        [401, 403, 404].includes(students.status),
        () =>
          `GET /api/teacher/students/ of a teacher who has become a parent → ${students.status} instead of 401 or 403`,
      );
    }
    const before = await session.send('GET', '/api/auth/me/');
    await administration.deactivate(account.user.id);
    for (const path of ['/api/auth/me/', '/api/assignments/', '/api/teacher/students/']) {
      const { status } = await session.send('GET', path);
      findings.check(
        status === 401,
        () => `GET ${path} of a deactivated account (before it: ${before.status}) → ${status} instead of 401`,
      );
    }
    const written = await session.send('POST', '/api/auth/refresh/', {});
    findings.check(
      [401, 403].includes(written.status),
      () => `POST /api/auth/refresh/ of a deactivated account → ${written.status} instead of 401 or 403`,
    );
    return findings;
  }

  private async targets(): Promise<{ targets: TargetIds; freeEmail: string }> {
    const { accounts } = this.parts;
    const [student, teacher, parent] = [
      await accounts.create('student'),
      await accounts.create('teacher'),
      await accounts.create('parent'),
    ];
    const { email: freeEmail } = accounts.newPerson('student');
    return {
      targets: { studentId: student.user.id, teacherId: teacher.user.id, parentId: parent.user.id, freeEmail },
      freeEmail,
    };
  }

  /** An assignment of the teacher for the student, answered with a file. */
  private async work(): Promise<Work> {
    const { assignments } = this.parts;
    const assignment = await assignments.create({ title: 'Чужая работа', assignedTo: ['student'] });
    const content = unique('Ответ: семь восьмых');
    const secret = unique('Решение: семь восьмых');
    // As the teacher reads it: that is what is read again afterwards.
    const submission = await assignments.record(
      await assignments.submitted(assignment, 'student', { content, file: textFile('решение.txt', secret) }),
    );
    return { assignment, submission, texts: [assignment.title, content, secret] };
  }

  private async checkRefusesAnswer(findings: Findings, session: ApiClient, id: number, what: string): Promise<void> {
    const content = unique('Ответ на чужое');
    for (const [path, body] of [
      [`${await assignmentPath(session)}${id}/submit/`, { content }],
      [SUBMISSIONS, { assignment: id, content }],
    ] as const) {
      const { status } = await session.sendRaw({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      findings.check(
        status >= 400 && status < 500,
        () => `an answer of a student to ${what} (${path}) → ${status} instead of a refusal`,
      );
    }
    const stored = await (await this.parts.assignments.as('teacher')).submissions(id);
    findings.check(!stored.some((answer) => answer.content === content), () => `an answer to ${what} is stored`);
  }

  private async checkUnchanged(
    findings: Findings,
    { studentId }: TargetIds,
    freeEmail: string,
    work?: Work,
  ): Promise<void> {
    const { administration } = this.parts;
    const account = await administration.account(studentId);
    findings.check(
      account.is_active && account.role === 'student' && account.first_name === 'Олег',
      () => 'the account is not as it was',
    );
    findings.check((await administration.find(freeEmail)).length === 0, () => 'an account was made');
    if (work !== undefined) await this.checkWorkUnchanged(findings, work);
  }
}
