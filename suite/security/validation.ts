/** SE16–SE18: input that a platform must refuse, generated. */
import type { Arbitrary } from 'fast-check';
import { AccountsApi } from '../api/accounts';
import { assignmentPath } from '../api/assignment-path';
import type { RawResponse } from '../api/client';
import type { AssignmentRecord, SubmissionRecord } from '../api/schemas';
import { daysFromNow } from '../data/date-time';
import { suffix, unique } from '../run/run-tag';
import { Findings, seen } from '../failure/findings';
import type { SecurityParts } from './parts';
import { isSame } from './same';
import {
  firstAccepted,
  wrongAccountChanges,
  wrongAccountFields,
  wrongAssignmentFields,
  wrongScores,
  type WrongField,
} from './wrong-values';
import { NOT_THERE } from '../api/not-there';

const NOBODY = 999_999_999;
const RUNS = { assignments: 60, scores: 30, accounts: 40, changes: 25 };
const JSON_TYPE = { 'content-type': 'application/json' };
const SUBMISSIONS = '/api/assignments/submissions/';

export class ValidationChecks {
  constructor(private readonly parts: SecurityParts) {}

  /** SE16: an assignment with one wrong field is refused with 400 that names the field, and nothing is stored. */
  async assignments(): Promise<Findings> {
    const findings = new Findings('Assignments with a wrong field');
    const { assignments, cleanUp } = this.parts;
    const client = await this.parts.apiOf('teacher');
    const path = await assignmentPath(client);
    const teacher = await assignments.as('teacher');
    const body = {
      title: 'Задание с ошибкой',
      description: 'д',
      instructions: 'и',
      type: 'homework',
      status: 'draft',
      max_score: 100,
      start_date: daysFromNow(1, '10:00').instant,
      due_date: daysFromNow(3, '10:00').instant,
      assigned_to: [(await this.parts.userOf('student')).id],
    };
    const stored = new Set<string>();
    cleanUp.later('assignments that should have been refused', async () => {
      for (const one of await teacher.list())
        if ([...stored].some((tag) => one.description.includes(tag) || one.title.includes(tag)))
          await teacher.remove(one.id);
    });
    const send = async ({ field, value }: WrongField): Promise<string | undefined> => {
      const tag = suffix();
      const response = await client.sendRaw({
        method: 'POST',
        path,
        headers: JSON_TYPE,
        body: JSON.stringify({ ...body, title: unique(tag), description: tag, [field]: value }),
      });
      if (response.status < 300) stored.add(tag);
      return wrongRefusal(`POST ${path} with ${field} ${shown(value)}`, response, field);
    };
    const ids = [(await this.parts.userOf('teacher')).id, (await this.parts.userOf('parent')).id, NOBODY];
    const accepted = await firstAccepted(
      'assignments with a wrong field',
      wrongAssignmentFields(ids),
      RUNS.assignments,
      send,
    );
    findings.check(accepted === undefined, () => accepted ?? '');
    for (const id of ids) {
      const mixed = await send({ field: 'assigned_to', value: [...body.assigned_to, id] });
      findings.check(mixed === undefined, () => `a student together with somebody else: ${mixed ?? ''}`);
    }
    const late = await send({ field: 'due_date', value: daysFromNow(0, '10:00').instant });
    findings.check(late === undefined, () => `a deadline before the start: ${late ?? ''}`);
    await this.checkChanges(findings, path, wrongAssignmentFields(ids));
    return findings;
  }

  /** A change is checked like a new assignment, where the build has changes. */
  private async checkChanges(findings: Findings, list: string, wrong: Arbitrary<WrongField>): Promise<void> {
    const { assignments } = this.parts;
    const { id } = await assignments.create({ title: 'Будет изменено', assignedTo: ['student'] });
    const [client, teacher] = [await this.parts.apiOf('teacher'), await assignments.as('teacher')];
    const before = await teacher.fields(id);
    const accepted = await firstAccepted(
      'changes of an assignment with a wrong field',
      wrong,
      RUNS.changes,
      async ({ field, value }) => {
        const body = JSON.stringify({ [field]: value });
        const response = await client.sendRaw({ method: 'PATCH', path: `${list}${id}/`, headers: JSON_TYPE, body });
        return NOT_THERE.includes(response.status)
          ? undefined
          : wrongRefusal(`PATCH ${list}:id/ with ${field} ${shown(value)}`, response, field);
      },
    );
    findings.check(accepted === undefined, () => accepted ?? '');
    const after = await teacher.fields(id);
    const stored = Object.keys(before).filter((name) => !isSame(before[name], after[name]));
    findings.check(stored.length === 0, () => `refused changes of an assignment are stored: ${stored.join(', ')}`);
  }

  /** SE17: an empty answer and a wrong mark are refused with 400, and nothing is stored. */
  async answersAndMarks(): Promise<Findings> {
    const findings = new Findings('Empty answers and wrong marks');
    const { assignments } = this.parts;
    const homework = await assignments.create({ assignedTo: ['student', 'secondStudent'], max_score: 20 });
    await this.checkWrongMarks(findings, await assignments.submitted(homework, 'student', { content: 'Ответ' }));
    await this.checkEmptyAnswers(findings, homework);
    return findings;
  }

  /** @param submission to an assignment of 20 points */
  private async checkWrongMarks(findings: Findings, submission: SubmissionRecord): Promise<void> {
    const client = await this.parts.apiOf('teacher');
    const graded = { feedback: 'x', status: 'graded' };
    for (const [method, path, more] of [
      ['POST', `${SUBMISSIONS}${submission.id}/grade/`, graded],
      ['PATCH', `${SUBMISSIONS}${submission.id}/`, graded],
      ['PATCH', `${SUBMISSIONS}${submission.id}/`, {}],
    ] as const) {
      const accepted = await firstAccepted(
        `wrong marks by ${method} with ${['score', ...Object.keys(more)].join(', ')}`,
        wrongScores(20),
        RUNS.scores,
        async (score) => {
          const response = await client.sendRaw({
            method,
            path,
            headers: JSON_TYPE,
            body: JSON.stringify({ score, ...more }),
          });
          return wrongRefusal(`${method} ${path} with the score ${shown(score)}`, response, 'score');
        },
      );
      findings.check(accepted === undefined, () => accepted ?? '');
    }
    const nan = await client.sendRaw({
      method: 'PATCH',
      path: `${SUBMISSIONS}${submission.id}/`,
      headers: JSON_TYPE,
      body: '{"score": NaN}',
    });
    findings.check(
      nan.status === 400,
      () => `PATCH ${SUBMISSIONS}${submission.id}/ with NaN → ${seen(nan)} instead of 400`,
    );
    findings.check(
      isSame((await this.parts.assignments.record(submission)).score, submission.score),
      () => 'a wrong mark is stored',
    );
  }

  private async checkEmptyAnswers(findings: Findings, homework: AssignmentRecord): Promise<void> {
    const second = await this.parts.apiOf('secondStudent');
    for (const [path, body] of [
      [`${await assignmentPath(second)}${homework.id}/submit/`, { content: '' }],
      [SUBMISSIONS, { assignment: homework.id, content: '' }],
      [SUBMISSIONS, { assignment: homework.id, content: { a: 1 } }],
    ] as const) {
      const response = await second.sendRaw({ method: 'POST', path, headers: JSON_TYPE, body: JSON.stringify(body) });
      findings.check(
        response.status === 400,
        () => `POST ${path} with ${JSON.stringify(body)} → ${seen(response)} instead of 400`,
      );
    }
    findings.check(
      (await this.parts.assignments.submissionOf(homework, 'secondStudent')) === undefined,
      () => 'an empty answer is stored',
    );
  }

  /** SE18: an account with a wrong field is refused with 400, and nothing is stored. */
  async newAccounts(): Promise<Findings> {
    const findings = new Findings('Accounts with a wrong field');
    const { administration } = this.parts;
    const admin = await this.parts.apiOf('admin');
    const path = '/api/auth/staff/create/';
    const tag = suffix();
    const accepted = await firstAccepted(
      'accounts with a wrong field',
      wrongAccountFields,
      RUNS.accounts,
      async ({ field, value }) => {
        const body = {
          role: 'teacher',
          subject: 'Математика',
          email: `wrong.${suffix()}@example.com`,
          first_name: 'Пробная',
          last_name: tag,
          [field]: value,
        };
        const response = await admin.sendRaw({ method: 'POST', path, headers: JSON_TYPE, body: JSON.stringify(body) });
        return response.status === 400
          ? undefined
          : `POST ${path} with ${field} ${shown(value)} → ${seen(response)} instead of 400`;
      },
    );
    findings.check(accepted === undefined, () => accepted ?? '');
    const stored = (await administration.find('')).filter(
      ({ last_name, first_name, email }) =>
        last_name === tag || (first_name === 'Пробная' && email.startsWith('wrong.')),
    );
    findings.check(stored.length === 0, () => `${stored.length} accounts with a wrong field are stored`);
    for (const { id } of stored) await new AccountsApi(admin).remove(id);
    await this.checkAccountChanges(findings);
    return findings;
  }

  /** An account does not get an email that is none, nor a name that is too long. */
  private async checkAccountChanges(findings: Findings): Promise<void> {
    const { accounts, administration } = this.parts;
    const { user } = await accounts.create('parent');
    const [admin, before] = [await this.parts.apiOf('admin'), await administration.account(user.id)];
    const accepted = await firstAccepted(
      'changes of an account with a wrong field',
      wrongAccountChanges,
      RUNS.changes,
      async (body) => {
        const response = await admin.sendRaw({
          method: 'PATCH',
          path: `/api/auth/users/${user.id}/`,
          headers: JSON_TYPE,
          body: JSON.stringify(body),
        });
        return [400, ...NOT_THERE].includes(response.status)
          ? undefined
          : `PATCH /api/auth/users/:id/ with ${shown(body)} → ${seen(response)} instead of 400`;
      },
    );
    findings.check(accepted === undefined, () => accepted ?? '');
    findings.check(
      isSame(await administration.account(user.id), before),
      () => 'a wrong field of a change is stored in the account',
    );
  }
}

/** Returns what is wrong with a response to a wrong field; undefined for 400 that names the field. */
function wrongRefusal(line: string, response: RawResponse, field: string): string | undefined {
  if (response.status !== 400) return `${line} → ${seen(response)} instead of 400`;
  return response.text.includes(`"${field}"`) ? undefined : `${line} → ${seen(response)}, which does not name ${field}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}… (${text.length} characters)` : text;
}
