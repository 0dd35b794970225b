/** SE13–SE15: what of a student's data and files others can read. */
import type { Role } from '../config/names';
import type { ApiClient } from '../api/client';
import { pathOfLink } from '../api/links';
import { reads } from '../api/reads';
import { textFile } from '../data/files';
import { unique } from '../run/run-tag';
import { Blocked } from '../failure/blocked';
import { Findings } from '../failure/findings';
import { mentions } from '../../lib/mentions';
import type { SecurityParts } from './parts';
import { checkSharedAssignment } from './shared-assignment';

/** Filters by which a list may be asked for another student's records. */
const FILTERS = ['student', 'student_id', 'user_id', 'assigned_to', 'child_id'];
const LISTS = [
  '/api/assignments/',
  '/api/assignments/submissions/',
  '/api/materials/parent/',
  '/api/dashboard/parent/children/',
];

/** What builds return about one student by number, besides the work: profile, figures, teachers, payments, lessons, reports. */
const PERSONAL = [
  '/api/auth/students/:id/',
  '/api/auth/profile/:id/',
  '/api/auth/admin/users/:id/full-info/',
  '/api/dashboard/parent/children/:id/teachers/',
  '/api/dashboard/parent/children/:id/payments/',
  '/api/parent/children/:id/progress/',
  '/api/parent/children/:id/subjects/',
  '/api/parent/reports/:id/',
  '/api/scheduling/parent/children/:id/schedule/',
  '/api/dashboard/tutor/students/:id/progress/',
  '/api/dashboard/tutor/students/:id/subjects/',
];

/** Who may see which private field of a student. Everybody else may see none. */
const MAY_SEE: Readonly<Record<string, readonly string[]>> = {
  "the student's email": ['admin', 'teacher', 'tutor', 'own parent'],
  "the student's phone": ['admin', 'teacher', 'tutor', 'own parent'],
  "the student's goal": ['admin', 'teacher', 'tutor', 'own parent'],
  "the parent's email": ['admin', 'own parent'],
  "the parent's phone": ['admin', 'own parent'],
};

/** Addresses below the folder of the files that lead out of it, as browsers and servers may read them. */
const ESCAPES = [
  '../../../../etc/passwd',
  '%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '/etc/passwd',
  'assignments/../../../etc/passwd',
  '%252e%252e/%252e%252e/etc/passwd',
];
const FOLDER = '/media/';
/** The first line of the file that these addresses name. */
const OUTSIDE = /root:[x*!]?:0:0:/;

export class PrivacyChecks {
  constructor(private readonly parts: SecurityParts) {}

  /** SE13: another student and another family read nothing of a student, by number, by filter and by list. */
  async strangers(): Promise<Findings> {
    const findings = new Findings("Other students and families at a student's work");
    const { accounts, administration, families } = this.parts;
    const student = await families.studentWithRecord({}, textFile('решение.txt', unique('Решение: корень из трёх')));
    const parent = await accounts.create('parent');
    await accounts.create('student', { parent_id: parent.user.id });
    const strangers = {
      'another student': await accounts.signIn(await accounts.create('student')),
      'the parent of another child': await accounts.signIn(parent),
    };
    for (const [who, session] of Object.entries(strangers)) {
      const answers = await administration.readsEverythingAbout(session, student.target);
      for (const path of PERSONAL.map((one) => one.replace(':id', String(student.user.id)))) {
        const { status, text } = await session.send('GET', path);
        answers.push({ what: 'read what is told of the student by number', request: `GET ${path}`, status, text });
      }
      for (const path of LISTS) {
        for (const filter of FILTERS) {
          const { status, text } = await session.send('GET', `${path}?${filter}=${student.user.id}`);
          answers.push({
            what: 'read a list with a filter',
            request: `GET ${path}?${filter}=${student.user.id}`,
            status,
            text,
          });
        }
      }
      for (const { what, request, status, text } of answers) {
        const leaks = student.secrets.filter((secret) => mentions(text, secret));
        findings.check(
          leaks.length === 0,
          () => `${who} may not ${what}: ${request} → ${status} tells «${leaks.join('», «')}»`,
        );
      }
    }
    await checkSharedAssignment(findings, this.parts);
    const ofAuthor = await administration.readsEverythingAbout(await this.parts.apiOf('teacher'), student.target);
    const isThere = ofAuthor.some(({ text }) => student.secrets.some((secret) => mentions(text, secret)));
    if (!isThere && findings.found.length === 0)
      throw new Blocked(
        'not even the author of the assignments reads the work of the student, so nothing was seen of who may not.',
      );
    return findings;
  }

  /** SE14: private fields appear only for the roles of the table. */
  async fields(): Promise<Findings> {
    const findings = new Findings('Private fields of a student');
    const { accounts } = this.parts;
    const [studentPhone, parentPhone] = [phone(), phone()];
    const goal = unique('Поступить на мехмат');
    const parent = await accounts.create('parent', { phone: parentPhone });
    const tutor = await accounts.create('tutor');
    const student = await accounts.create('student', {
      phone: studentPhone,
      goal,
      parent_id: parent.user.id,
      tutor_id: tutor.user.id,
    });
    await this.parts.families.enrol(student);
    await this.parts.assignments.create({ assignedTo: [student.user.id] });
    const values = {
      "the student's email": student.email,
      "the student's phone": studentPhone,
      "the student's goal": goal,
      "the parent's email": parent.email,
      "the parent's phone": parentPhone,
    };
    const readers: [who: string, role: Role, session: ApiClient][] = [
      ['teacher', 'teacher', await this.parts.apiOf('teacher')],
      ['tutor', 'tutor', await accounts.signIn(tutor)],
      ['own parent', 'parent', await accounts.signIn(parent)],
      ['another teacher', 'teacher', await accounts.signIn(await accounts.create('teacher'))],
      ['another student', 'student', await this.parts.apiOf('student')],
      ['another parent', 'parent', await accounts.signIn(await accounts.create('parent'))],
    ];
    let allowed = 0;
    for (const [who, role, session] of readers) {
      for (const path of pathsFor(role, student.user.id)) {
        const { status, text } = await session.send('GET', path);
        for (const [field, value] of Object.entries(values)) {
          const isVisible = mentions(text, value);
          const mayBe = (MAY_SEE[field] ?? []).includes(who);
          if (isVisible && mayBe) allowed += 1;
          findings.check(
            mayBe || !isVisible,
            () => `${who === 'own parent' ? 'the own parent' : who} reads ${field}: GET ${path} → ${status}`,
          );
        }
      }
    }
    if (allowed === 0 && findings.found.length === 0)
      throw new Blocked(
        'no endpoint tells a private field to anybody who may see it, so nothing was seen of who may not.',
      );
    return findings;
  }

  /** SE15: the file of an answer is for its owner and its author, and no address leads out of the folder. */
  async files(): Promise<Findings> {
    const findings = new Findings('Files of answers');
    const { accounts, assignments } = this.parts;
    const secret = unique('Решение: пять шестых');
    const homework = await assignments.create({ assignedTo: ['student'] });
    const { file } = await assignments.submitted(homework, 'student', {
      content: 'Ответ с файлом',
      file: textFile('решение.txt', secret),
    });
    if (file === null) throw new Blocked('the platform stores no file with an answer.');
    const path = pathOfLink(file.url);
    const stranger = await accounts.signIn(await accounts.create('student'));
    for (const [who, session] of [
      ['its student', await this.parts.apiOf('student')],
      ['the author of the assignment', await this.parts.apiOf('teacher')],
    ] as const) {
      const { status, text } = await session.send('GET', path);
      findings.check(status === 200 && text === secret, () => `GET ${path} of ${who} → ${status} instead of the file`);
    }
    const none = await this.parts.withoutToken().send('GET', path);
    findings.check(
      none.status === 401 && !none.text.includes(secret),
      () => `GET ${path} without a token → ${none.status} instead of 401`,
    );
    for (const [what, session, address] of [
      ['of another student', stranger, path],
      ['at a guessed address', stranger, path.replace(/[^/]+$/, 'answer_1.txt')],
      ['through another folder', stranger, `${FOLDER}other/../${path.slice(FOLDER.length)}`],
      ['through another folder, encoded', stranger, `${FOLDER}other/%2e%2e/${path.slice(FOLDER.length)}`],
    ] as const) {
      const { status, text } = await session.sendRaw({ method: 'GET', path: address });
      findings.check(
        !text.includes(secret) && status >= 400,
        () => `GET ${address} ${what} → ${status} instead of a refusal`,
      );
    }
    for (const address of ESCAPES.map((tail) => `${FOLDER}${tail}`)) {
      const { status, text } = await stranger.sendRaw({ method: 'GET', path: address });
      findings.check(
        !OUTSIDE.test(text) && status < 500,
        () => `GET ${address} → ${status}${OUTSIDE.test(text) ? ' with a file of the system' : ''}`,
      );
    }
    return findings;
  }
}

/** A number that no other record has. */
function phone(): string {
  return `+7999${String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0')}`;
}

function pathsFor(role: Role, studentId: number): string[] {
  const own = Object.values(reads)
    .filter(({ roles }) => (roles as readonly Role[]).includes(role))
    .flatMap(({ paths }) => paths);
  return [
    ...own,
    `/api/auth/users/:id/`,
    `/api/dashboard/parent/children/:id/progress/`,
    '/api/chat/contacts/',
    '/api/profile/teacher/',
  ].map((path) => path.replace(':id', String(studentId)));
}
