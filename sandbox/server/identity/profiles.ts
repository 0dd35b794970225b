import type {
  Me,
  OwnProfile,
  Profile,
  Progress,
  RoleProfile,
  StudentProfile,
  TeacherProfile,
  TutorProfile,
} from '../../contract/identity';
import type { Form } from '../../contract/surroundings';
import { progressOf } from '../assignments/progress';
import type { Queries } from '../database/connection';
import { isComplete } from '../form';
import { readTaught } from '../subjects/subjects';
import { fullName, gradeOf, toOwnUser, toUserRecord } from './people';
import type { User } from './tokens';

/** Returns the response of `GET /api/auth/me/` for a user. */
export async function readMe(queries: Queries, form: Form, user: User): Promise<Me> {
  const { id, email, first_name, last_name, role } = user;
  const profile = await readRoleProfile(queries, form, user);
  return { id, email, first_name, last_name, role, is_staff: user.is_staff === 1, profile };
}

/** Returns the profile of the user's role; the admin has none. */
export async function readRoleProfile(queries: Queries, form: Form, user: User): Promise<RoleProfile | null> {
  switch (user.role) {
    case 'admin':
      return null;
    case 'student':
      return readStudentProfile(queries, form, user);
    case 'teacher':
      return toTeacherProfile(user);
    case 'tutor':
      return readTutorProfile(queries, user);
    case 'parent': {
      const children = await queries
        .selectFrom('users')
        .selectAll()
        .where('parent_id', '=', user.id)
        .orderBy('id')
        .execute();
      return { id: user.profile_id, user: toUserRecord(user), children: children.map(toUserRecord) };
    }
  }
}

/** Returns the user's own profile in the format of the profile page. */
export async function readOwnProfile(queries: Queries, form: Form, user: User): Promise<Profile> {
  const profile = await readRoleProfile(queries, form, user);
  const telegram = { telegram_id: null, is_telegram_linked: false } as const;
  const described: OwnProfile = { id: user.profile_id, ...telegram };
  if (profile !== null && 'grade' in profile) {
    Object.assign(described, without(profile, 'user'));
  } else if (profile !== null && 'subjects_list' in profile) {
    const taught = await readTaught(queries, [user.id]);
    Object.assign(described, without(profile, 'user'), { subjects_list: taught.map((subject) => subject.name) });
  } else if (profile !== null && 'specialization' in profile) {
    Object.assign(described, without(without(profile, 'user'), 'telegram'));
  }
  return { user: toOwnUser(user), profile: described };
}

/**
 * Returns the progress figures of students. The published build counts only materials, of which there are none; the
 * complete form uses the percentage of graded assignments.
 */
export async function readProgress(
  queries: Queries,
  form: Form,
  studentIds: readonly number[],
): Promise<(id: number) => Progress> {
  const progressFor = await progressOf(queries, isComplete(form) ? studentIds : []);
  return (id) => ({
    progress_percentage: progressFor(id).progress,
    streak_days: 0,
    total_points: 0,
    accuracy_percentage: 0,
  });
}

/** Returns a teacher's profile. Its list of subjects stays empty; `subjects` in the list of teachers contains them. */
export function toTeacherProfile(user: User): TeacherProfile {
  return {
    id: user.profile_id,
    user: toUserRecord(user),
    subject: user.specialization ?? '',
    experience_years: user.experience_years ?? 0,
    bio: user.bio ?? '',
    telegram: '',
    subjects_list: [],
  };
}

/** Returns a tutor's profile. */
export async function readTutorProfile(queries: Queries, user: User): Promise<TutorProfile> {
  const { count } = await queries
    .selectFrom('reports')
    .select((column) => column.fn.countAll<number>().as('count'))
    .where('tutor_id', '=', user.id)
    .executeTakeFirstOrThrow();
  return {
    id: user.profile_id,
    user: toUserRecord(user),
    specialization: user.specialization ?? '',
    experience_years: user.experience_years ?? 0,
    bio: user.bio ?? '',
    telegram: '',
    reportsCount: count,
  };
}

async function readStudentProfile(queries: Queries, form: Form, user: User): Promise<StudentProfile> {
  const progress = await readProgress(queries, form, [user.id]);
  const guardians = [user.tutor_id, user.parent_id].filter((id) => id !== null);
  const people =
    guardians.length === 0 ? [] : await queries.selectFrom('users').selectAll().where('id', 'in', guardians).execute();
  const nameOf = (id: number | null): string | undefined => {
    const found = people.find((person) => person.id === id);
    return found === undefined ? undefined : fullName(found);
  };
  const [tutor, parent] = [nameOf(user.tutor_id), nameOf(user.parent_id)];
  return {
    id: user.profile_id,
    user: toUserRecord(user),
    grade: gradeOf(user),
    goal: user.goal ?? '',
    tutor: user.tutor_id,
    ...(tutor === undefined ? {} : { tutor_name: tutor }),
    parent: user.parent_id,
    ...(parent === undefined ? {} : { parent_name: parent }),
    ...progress(user.id),
  };
}

function without<Value extends object, Key extends keyof Value>(value: Value, key: Key): Omit<Value, Key> {
  const { [key]: _left, ...rest } = value;
  return rest;
}
