import type { Role } from '../../contract/identity';
import { hashPassword } from '../identity/passwords';
import { nextProfileId } from '../identity/profile-numbers';
import { searchTextOf } from '../identity/search-text';
import type { Database, Queries } from './connection';
import { presentInstant } from './instant';

interface ReferenceAccount {
  role: Role;
  email: string;
  password: string;
  first_name: string;
  last_name: string;
}

/**
 * The accounts published in the platform's contract, in the recorded order, so that their ids equal the recorded
 * ones.
 */
const REFERENCE_ACCOUNTS = [
  { role: 'admin', email: 'admin@test.com', password: 'admin123', first_name: 'Админ', last_name: 'Администратор' },
  {
    role: 'teacher',
    email: 'ivan.petrov@tutoring.com',
    password: 'password123',
    first_name: 'Ivan',
    last_name: 'Petrov',
  },
  {
    role: 'student',
    email: 'anna.ivanova@student.com',
    password: 'password123',
    first_name: 'Anna',
    last_name: 'Ivanova',
  },
  {
    role: 'student',
    email: 'dmitry.smirnov@student.com',
    password: 'password123',
    first_name: 'Dmitry',
    last_name: 'Smirnov',
  },
  { role: 'tutor', email: 'tutor1@test.com', password: 'test', first_name: 'Tutor', last_name: 'One' },
  { role: 'parent', email: 'parent1@test.com', password: 'test', first_name: 'Parent', last_name: 'One' },
] as const satisfies readonly ReferenceAccount[];

type ReferenceEmail = (typeof REFERENCE_ACCOUNTS)[number]['email'];

/** The accounts of all sets, set by set: the first set are the published accounts. */
export function referenceAccounts(sets: number): readonly ReferenceAccount[] {
  return Array.from({ length: sets }, (_none, index) => accountsOfSet(index + 1)).flat();
}

/** `set2.anna.ivanova@student.com`, Anna Ivanova-2. */
function accountsOfSet(number: number): (ReferenceAccount & { reference: ReferenceEmail })[] {
  return REFERENCE_ACCOUNTS.map((account) => ({
    ...account,
    reference: account.email,
    ...(number === 1 ? {} : { email: `set${number}.${account.email}`, last_name: `${account.last_name}-${number}` }),
  }));
}

/**
 * Fills an empty database with the reference data set: six accounts, two subjects, the relations between teachers,
 * tutors, parents and students, and no assignment.
 * @param sets number of such sets of accounts; all have the same subjects
 */
export async function loadReferenceData(database: Database, sets: number): Promise<void> {
  const hashes = new Map(
    await Promise.all(
      REFERENCE_ACCOUNTS.map(async ({ email, password }) => [email, await hashPassword(password)] as const),
    ),
  );
  await database.transaction().execute(async (queries) => {
    const subjects = await queries
      .insertInto('subjects')
      .values(['Математика', 'Физика'].map((name) => ({ name, search_text: name.toLowerCase() })))
      .returning(['id', 'name'])
      .execute();
    for (let number = 1; number <= sets; number += 1) await loadSet(queries, number, hashes, subjects);
  });
}

async function loadSet(
  queries: Queries,
  number: number,
  hashes: ReadonlyMap<ReferenceEmail, string>,
  subjects: readonly { id: number; name: string }[],
): Promise<void> {
  const ids = new Map<ReferenceEmail, number>();
  for (const account of accountsOfSet(number)) ids.set(account.reference, await addAccount(queries, account, hashes));
  const idOf = (email: ReferenceEmail): number => {
    const id = ids.get(email);
    if (id === undefined) {
      throw new Error(`The reference data set lacks ${email}.`);
    }
    return id;
  };
  const [anna, dmitry] = [idOf('anna.ivanova@student.com'), idOf('dmitry.smirnov@student.com')];
  await queries
    .updateTable('users')
    .set({ tutor_id: idOf('tutor1@test.com') })
    .where('id', 'in', [anna, dmitry])
    .execute();
  await queries
    .updateTable('users')
    .set({ parent_id: idOf('parent1@test.com') })
    .where('id', '=', anna)
    .execute();
  const teacher = idOf('ivan.petrov@tutoring.com');
  const now = presentInstant();
  await queries
    .insertInto('teacher_subjects')
    .values(subjects.map((subject) => ({ teacher_id: teacher, subject_id: subject.id, assigned_at: now })))
    .execute();
  const mathematics = subjects.filter((subject) => subject.name === 'Математика');
  await queries
    .insertInto('enrolments')
    .values(
      [anna, dmitry].flatMap((student) =>
        mathematics.map((subject) => ({
          student_id: student,
          subject_id: subject.id,
          teacher_id: teacher,
          enrolled_at: now,
        })),
      ),
    )
    .execute();
}

async function addAccount(
  queries: Queries,
  account: ReferenceAccount & { reference: ReferenceEmail },
  hashes: ReadonlyMap<ReferenceEmail, string>,
): Promise<number> {
  const specialization = account.role === 'tutor' ? 'Индивидуальные траектории' : null;
  const { id } = await queries
    .insertInto('users')
    .values({
      profile_id: await nextProfileId(queries, account.role),
      username: account.email,
      email: account.email,
      password_hash: hashes.get(account.reference) ?? '',
      first_name: account.first_name,
      last_name: account.last_name,
      role: account.role,
      is_staff: account.role === 'admin' ? 1 : 0,
      is_active: 1,
      is_verified: 1,
      date_joined: presentInstant(),
      grade: account.role === 'student' ? '9' : null,
      goal: account.role === 'student' ? 'Подготовка к экзаменам' : null,
      specialization,
      experience_years: account.role === 'teacher' ? 5 : account.role === 'tutor' ? 3 : null,
      search_text: searchTextOf({ ...account, phone: null, specialization }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
