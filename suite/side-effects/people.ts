/** What the admin and the tutor change of the student, one change after the other, and what each of them may change. */
import { AccountsApi, type NewRole } from '../api/accounts';
import type { ApiClient } from '../api/client';
import { AdministrationApi } from '../api/administration';
import { writeReportRequest } from '../api/forbidden-requests';
import { asJson } from '../../lib/json';
import { isFields, unwrapped } from '../network/reading';
import type { AccountData } from '../data/accounts';
import type { Effects } from './differences';
import { adminsReader, readersOf } from './readable-records';
import type { Reader, Reading } from './readings';
import { isAboutPerson } from './is-about';
import { SPHERE, type Person, type School } from './school';
import { SideEffects, sendChange } from './side-effects';

/** Fields with the name of a person. Whoever has the same assignment may read it. */
const NAMES = /name|student|user|author|child/;

/** The answers to an assignment, as its teacher reads them. */
const ANSWERS = /\/assignments\/\d+\/submissions\/$/;

const OWN_PROFILES = {
  student: '/api/profile/student/',
  teacher: '/api/profile/teacher/',
  tutor: '/api/profile/tutor/',
  parent: '/api/profile/parent/',
} as const;

/** Who may see changes of the student's account. */
const KNOW_THE_STUDENT = [...SPHERE, 'the admin'];

/** Follows changes of accounts by the admin. @returns what was done, and what it changed besides */
export async function followAccounts(school: School, accounts: AccountData): Promise<SideEffects> {
  const effects = await SideEffects.of([...readersOf(school), adminsReader(school)]);
  await changeFields(effects, school);
  const complete = effects.mark();
  await takeTutor(effects, complete, school);
  await addChild(effects, complete, school, accounts);
  await deactivateClassmate(effects, complete, school);
  return effects;
}

/** Changes fields of the student, one after the other. */
async function changeFields(effects: SideEffects, { admin, student, classmate }: School): Promise<void> {
  const account = `/api/auth/users/${student.user.id}/`;
  const profile = `/api/auth/students/${student.user.id}/profile/`;
  const change = (what: string, fields: RegExp, path: string, body: Readonly<Record<string, unknown>>) =>
    effects.after(
      {
        what: `the admin changed ${what}`,
        seenBy: KNOW_THE_STUDENT,
        fields,
        ...(fields === NAMES ? { everywhere: NAMES } : {}),
        untouched: isAboutPerson([classmate.user.id]),
      },
      () => sendChange(admin, 'PATCH', path, body),
    );
  await change('the phone number of a student', /phone/, account, { phone: '+79990001188' });
  await change('the first name of a student', NAMES, account, { first_name: 'Олег-Второй' });
  await change('the class of a student', /grade|class/, profile, { grade: '8' });
  await change('the goal of a student', /goal/, profile, { goal: 'Поступить' });
}

/** Takes the tutor from the student and gives the tutor back. @param complete mark to which all must return */
async function takeTutor(
  effects: SideEffects,
  complete: readonly Reading[],
  { admin, student, classmate, tutor }: School,
): Promise<void> {
  const profile = `/api/auth/students/${student.user.id}/profile/`;
  const withoutTutor: Effects = {
    what: 'the admin took the tutor from a student',
    seenBy: [...KNOW_THE_STUDENT],
    fields: /tutor|created_by/,
    records: true,
    untouched: isAboutPerson([classmate.user.id]),
  };
  const taken = await effects.after(withoutTutor, () => sendChange(admin, 'PATCH', profile, { tutor: null }));
  const given = await effects.after({ ...withoutTutor, what: 'the admin gave the tutor back' }, () =>
    sendChange(admin, 'PATCH', profile, { tutor: tutor.user.id }),
  );
  if (taken !== undefined && given !== undefined)
    effects.expectAsAt(complete, 'a student lost the tutor and got the same tutor back');
}

/** Creates another child of the parent and deletes it. @param complete mark to which all must return */
async function addChild(
  effects: SideEffects,
  complete: readonly Reading[],
  { admin, classmate, parent, tutor }: School,
  accounts: AccountData,
): Promise<void> {
  const anotherChild: Omit<Effects, 'what'> = {
    seenBy: ['the parent', 'the tutor', 'the admin'],
    fields: /^average_/,
    records: true,
    untouched: isAboutPerson([classmate.user.id]),
  };
  const created = await effects.after({ ...anotherChild, what: 'the admin created another child of the parent' }, () =>
    accounts.create('student', { grade: '5', parent_id: parent.user.id, tutor_id: tutor.user.id }),
  );
  if (created === undefined) return;
  await effects.after({ ...anotherChild, what: 'the admin deleted that child' }, () =>
    new AccountsApi(admin).remove(created.user.id).then(() => true),
  );
  effects.expectAsAt(complete, 'a child of the parent was created and deleted');
}

/** Deactivates the classmate and activates the account again. @param complete mark to which all must return */
async function deactivateClassmate(
  effects: SideEffects,
  complete: readonly Reading[],
  { admin, student, classmate }: School,
): Promise<void> {
  const administration = new AdministrationApi(admin);
  const isTheStudent = isAboutPerson([student.user.id]);
  const state: Omit<Effects, 'what'> = {
    seenBy: [...KNOW_THE_STUDENT, 'the classmate', 'the other teacher'],
    fields: /is_active|status|count|total/,
    records: true,
    // The answers of the classmate stay with the teachers.
    untouched: (path, record) => ANSWERS.test(path) || isTheStudent(path, record),
  };
  const off = await effects.after({ ...state, what: 'the admin deactivated the classmate' }, () =>
    administration.deactivate(classmate.user.id).then(() => true),
  );
  const on = await effects.after({ ...state, what: 'the admin activated the classmate again' }, () =>
    administration.reactivate(classmate.user.id).then(() => true),
  );
  if (off !== undefined && on !== undefined)
    effects.expectAsAt(complete, 'a student was deactivated and activated again', ['the classmate']);
}

/**
 * Follows a new phone number that a user stores in their own profile, and then a new first name, which leaves the phone.
 * @param save stores the phone number on the page
 */
export async function followOwnPhone(
  { user, api, email }: Pick<Person, 'user' | 'api' | 'email'>,
  role: NewRole,
  admin: ApiClient,
  save: () => Promise<void>,
): Promise<SideEffects> {
  const own: Reader = { who: 'the user', api, paths: ['/api/auth/me/', '/api/auth/profile/', OWN_PROFILES[role]] };
  const lists = {
    student: '/api/auth/students/?page_size=50',
    teacher: '/api/auth/staff/?role=teacher',
    tutor: '/api/auth/staff/?role=tutor',
    parent: '/api/auth/parents/?page_size=50',
  } as const;
  const effects = await SideEffects.of([
    own,
    {
      who: 'the admin',
      api: admin,
      paths: [`/api/auth/users/${user.id}/`, lists[role]],
      about: { texts: [email], people: [] },
    },
  ]);
  await effects.after(
    {
      what: 'the user stored a new phone number in the own profile',
      seenBy: ['the user', 'the admin'],
      fields: /phone/,
    },
    () => save().then(() => true),
  );
  await effects.after(
    {
      what: 'the user changed the first name in the own profile over the API',
      seenBy: ['the user', 'the admin'],
      fields: NAMES,
    },
    () => sendChange(api, 'PATCH', OWN_PROFILES[role], { first_name: 'Переименованный' }),
  );
  return effects;
}

/** Follows a report of the tutor from its first text to its deletion. */
export async function followAReport(school: School): Promise<SideEffects> {
  const { tutor, student, classmate } = school;
  const effects = await SideEffects.of(readersOf(school));
  const start = effects.mark();
  const { path, body } = writeReportRequest(student.user.id);
  const seenBy = ['the tutor', 'the parent', 'the student', 'the teacher'];
  const report: Omit<Effects, 'what'> = {
    seenBy,
    fields: /report/,
    records: true,
    untouched: isAboutPerson([student.user.id, classmate.user.id]),
  };
  const written = await effects.after({ ...report, what: 'the tutor wrote a report' }, () =>
    sendChange(tutor.api, 'POST', path, body),
  );
  const id = written === undefined ? undefined : numberIn(written);
  if (id === undefined) return effects;
  await effects.after(
    { ...report, what: 'the tutor changed the title of a report', fields: /title/, records: false },
    () => sendChange(tutor.api, 'PATCH', `${path}${id}/`, { title: `${body.title}, исправлено` }),
  );
  const gone = await effects.after({ ...report, what: 'the tutor deleted a report' }, () =>
    sendChange(tutor.api, 'DELETE', `${path}${id}/`),
  );
  if (gone !== undefined) effects.expectAsAt(start, 'a report was written and deleted');
  return effects;
}

function numberIn(text: string): number | undefined {
  const content = unwrapped(asJson(text));
  return isFields(content) && typeof content.id === 'number' ? content.id : undefined;
}
