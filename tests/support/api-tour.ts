/** Uses the API of a platform as every role: what exists is read, and records of each kind are written and read again. */
import { z } from 'zod';
import { AccountsApi } from '../../suite/api/accounts';
import { AssignmentsApi } from '../../suite/api/assignments';
import { AdministrationApi } from '../../suite/api/administration';
import { ApiClient } from '../../suite/api/client';
import { signedInSchema } from '../../suite/api/schemas';
import { recordedPaths } from '../../suite/consistency/recorded-shapes';
import { unique, suffix } from '../../suite/run/run-tag';
import { environment } from '../../suite/config/environment';
import { addressHeaders } from '../../suite/sessions/address';
import { SIGN_IN_PATH } from '../../suite/config/sign-in-path';

const ACTORS = ['teacher', 'student', 'tutor', 'parent', 'admin'] as const;
type Users = Record<(typeof ACTORS)[number], ApiClient> & { ids: Record<string, number> };

/** A text with everything that is easily lost. */
const TEXT = 'Первая строка\nВторая: «x < y» & "z" 🦉';

/** @throws ApiError for a request that the platform refuses */
export async function tourApi(baseUrl: string): Promise<void> {
  const users = await signedIn(baseUrl);
  await writeAssignments(users);
  await writeAccounts(users);
  await writeFamily(baseUrl, users);
  await readEverything(users, {});
}

async function newClient(baseUrl: string, account: { email: string; password: string }): Promise<ApiClient> {
  const { token } = await new ApiClient(baseUrl, undefined, addressHeaders(account.email)).call(
    'POST',
    SIGN_IN_PATH,
    signedInSchema,
    account,
  );
  return new ApiClient(baseUrl, token);
}

async function signedIn(baseUrl: string): Promise<Users> {
  const guest = new ApiClient(baseUrl, undefined, {}, false);
  const ids: Record<string, number> = {};
  const clients: Partial<Record<(typeof ACTORS)[number], ApiClient>> = {};
  for (const name of ACTORS) {
    const session = await guest.call('POST', SIGN_IN_PATH, signedInSchema, environment().accounts[name]);
    ids[name] = session.user.id;
    clients[name] = new ApiClient(baseUrl, session.token);
  }
  const { teacher = guest, student = guest, tutor = guest, parent = guest, admin = guest } = clients;
  return { teacher, student, tutor, parent, admin, ids };
}

async function writeAssignments(users: Users): Promise<void> {
  const [teacher, student] = [new AssignmentsApi(users.teacher), new AssignmentsApi(users.student)];
  const due = new Date(Math.floor(Date.now() / 60_000) * 60_000 + 86_400_000);
  const created = await Promise.all(
    [130, 70].map((max) =>
      teacher.create({
        title: unique(`Домашка на ${max} 🦉`),
        description: `${TEXT} ${max}`,
        instructions: `${max}: ${TEXT}`,
        due_date: due,
        status: 'published',
        max_score: max,
        assigned_to: [users.ids.student ?? 0],
      }),
    ),
  );
  for (const [index, { id, title }] of created.entries()) {
    const { id: answer } = await student.submit(id, `${TEXT} ${title}`);
    if (index === 0) await readEverything(users, { assignments: id, submissions: answer });
    await users.teacher.call('POST', `/api/assignments/submissions/${answer}/grade/`, z.unknown(), {
      score: 67,
      feedback: `${TEXT} ${title}`,
    });
    await users.teacher.call('PATCH', `/api/assignments/${id}/`, z.unknown(), { title, description: `Иначе: ${TEXT}` });
  }
  const [, last] = created;
  if (last !== undefined) await readEverything(users, { assignments: last.id });
  for (const { id } of created) await users.teacher.call('DELETE', `/api/assignments/${id}/`, z.unknown());
}

async function writeAccounts(users: Users): Promise<void> {
  const accounts = new AccountsApi(users.admin);
  for (const role of ['student', 'teacher', 'tutor', 'parent'] as const) {
    const tag = suffix();
    const {
      user: { id },
    } = await accounts.create(role, {
      email: `${role}.${tag}@example.com`,
      first_name: `Анна ${tag.slice(-8)}`,
      last_name: 'О’Нил-Ёлкина',
    });
    await users.admin.call('PATCH', `/api/auth/users/${id}/`, z.unknown(), { first_name: `Инна ${tag.slice(-8)}` });
    await readEverything(users, { users: id }, ['admin']);
    await accounts.remove(id);
  }
}

/** A student of the reference tutor and parent sends two versions late and gets a penalty; everybody reads it. */
async function writeFamily(baseUrl: string, users: Users): Promise<void> {
  const [accounts, administration, teacher] = [
    new AccountsApi(users.admin),
    new AdministrationApi(users.admin),
    new AssignmentsApi(users.teacher),
  ];
  const tag = suffix();
  const email = `student.${tag}@example.com`;
  const { user, credentials } = await accounts.create('student', {
    email,
    first_name: `Яна ${tag.slice(-8)}`,
    last_name: 'Кот-Пёс',
    tutor_id: users.ids.tutor ?? 0,
    parent_id: users.ids.parent ?? 0,
  });
  const [subject] = await administration.subjects();
  if (subject !== undefined) await administration.enrol(user.id, subject, users.ids.teacher ?? 0);
  const student = await newClient(baseUrl, { email, password: credentials.password });
  const late = {
    allow_late_submission: true,
    late_submission_deadline: new Date(Date.now() + 86_400_000),
    late_penalty_type: 'percentage',
    late_penalty_value: 10,
    penalty_frequency: 'per_day',
  } as const;
  const { id } = await teacher.create({
    title: unique('Опоздание'),
    description: TEXT,
    due_date: new Date(Date.now() + 86_400_000),
    status: 'published',
    max_score: 130,
    assigned_to: [user.id, users.ids.student ?? 0],
    ...late,
  });
  await users.teacher.call('PATCH', `/api/assignments/${id}/`, z.unknown(), {
    due_date: new Date(Date.now() - 3 * 86_400_000).toISOString(),
  });
  const { id: answer } = await new AssignmentsApi(student).submit(id, `${TEXT} 1 ${tag}`);
  const own = { ...users, student, ids: { ...users.ids, student: user.id } };
  await readEverything(own, { assignments: id, submissions: answer });
  await new AssignmentsApi(student).submit(id, `${TEXT} 2 ${tag}`);
  await users.teacher.call('POST', `/api/assignments/submissions/${answer}/grade/`, z.unknown(), {
    score: '67,5',
    feedback: `${TEXT} ${tag}`,
  });
  await readEverything(own, { assignments: id, submissions: answer });
  await users.teacher.call('DELETE', `/api/assignments/${id}/`, z.unknown());
  await accounts.remove(user.id);
}

/** @param ids of the record that an address names, by the collection */
async function readEverything(
  users: Users,
  ids: Readonly<Record<string, number>>,
  actors: readonly (typeof ACTORS)[number][] = ACTORS,
): Promise<void> {
  for (const route of recordedPaths('GET')) {
    const collection = /(\w+)\/:id/.exec(route)?.[1];
    const id = collection === undefined ? 0 : (ids[collection] ?? users.ids.student);
    if (
      route.includes(':name') ||
      id === undefined ||
      (collection === 'assignments' && ids.assignments === undefined) ||
      (collection === 'submissions' && ids.submissions === undefined)
    )
      continue;
    await Promise.all(actors.map((actor) => users[actor].send('GET', route.replace(':id', String(id)))));
  }
}
