import type { Role } from '../../contract/identity';
import { hashPassword } from '../identity/passwords';
import { nextProfileId } from '../identity/profile-numbers';
import { searchTextOf } from '../identity/search-text';
import type { Database } from './connection';
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
export const REFERENCE_ACCOUNTS = [
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

/**
 * Fills an empty database with the reference data set: six accounts, two subjects, the relations between teachers,
 * tutors, parents and students, and no assignment.
 */
export async function loadReferenceData(database: Database): Promise<void> {
  const hashes = await Promise.all(REFERENCE_ACCOUNTS.map((account) => hashPassword(account.password)));
  await database.transaction().execute(async (queries) => {
    const ids = new Map<ReferenceEmail, number>();
    for (const [index, account] of REFERENCE_ACCOUNTS.entries()) {
      const specialization = account.role === 'tutor' ? 'Индивидуальные траектории' : null;
      const added = await queries
        .insertInto('users')
        .values({
          profile_id: await nextProfileId(queries, account.role),
          username: account.email,
          email: account.email,
          password_hash: hashes[index] ?? '',
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
      ids.set(account.email, added.id);
    }
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

    const subjects = await queries
      .insertInto('subjects')
      .values(['Математика', 'Физика'].map((name) => ({ name, search_text: name.toLowerCase() })))
      .returning(['id', 'name'])
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
  });
}
