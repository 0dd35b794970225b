import { each } from './each';
import type { Fault } from './fault';
import type { FaultHooks } from './fault-hooks';
import { PLACES } from './places';

/** Handles a role's requests as if the admin had sent them. */
function openTo(hooks: FaultHooks, role: string, where: string | RegExp): void {
  hooks.impersonate(where, (sender) => (sender?.role === role ? hooks.user({ role: 'admin' }) : undefined));
}

/** Handles a teacher's requests about an assignment as if its author had sent them. */
function asAuthor(
  hooks: FaultHooks,
  where: RegExp,
  isMistaken: (assignment: number, teacher: number) => Promise<boolean> = () => Promise.resolve(true),
): void {
  hooks.impersonate(where, async (sender, { id }) => {
    if (sender?.role !== 'teacher' || !(await isMistaken(id, sender.id))) return undefined;
    const found = await hooks.database
      .selectFrom('assignments')
      .select('author_id')
      .where('id', '=', id)
      .executeTakeFirst();
    return found === undefined ? undefined : hooks.user({ id: found.author_id });
  });
}

/** Returns whether a teacher gives lessons to a student of an assignment. */
async function teachesOneOf({ database }: FaultHooks, assignment: number, teacher: number): Promise<boolean> {
  const found = await database
    .selectFrom('assignment_students')
    .innerJoin('enrolments', 'enrolments.student_id', 'assignment_students.student_id')
    .select('enrolments.id')
    .where('assignment_students.assignment_id', '=', assignment)
    .where('enrolments.teacher_id', '=', teacher)
    .executeTakeFirst();
  return found !== undefined;
}

/** Handles the requests of every teacher as if the first one had sent them. */
function asFirstTeacher(hooks: FaultHooks, where: string | RegExp): void {
  hooks.impersonate(where, (sender) => (sender?.role === 'teacher' ? hooks.user({ role: 'teacher' }) : undefined));
}

/** Makes the page treat a role as another role on addresses with the given prefix. */
function mistakeRole(hooks: FaultHooks, role: string, taken: string, address: string): void {
  hooks.page(
    (is, seems, begins) => {
      const getItem = localStorage.getItem.bind(localStorage);
      Storage.prototype.getItem = (key) => {
        const found = getItem(key);
        const here = key === 'userData' && location.pathname.startsWith(begins);
        if (!here || found === null) return found;
        const user = JSON.parse(found) as { role: string };
        return user.role === is ? JSON.stringify({ ...user, role: seems, is_staff: seems === 'admin' }) : found;
      };
    },
    role,
    taken,
    address,
  );
}

/** Faults in access control. */
export const ACCESS_FAULTS: readonly Fault[] = [
  {
    id: 'admin-page-open-to-student',
    breaks: 'the page does not keep students out of the admin’s pages',
    detectedBy: ['B3'],
    inject: (hooks) => mistakeRole(hooks, 'student', 'admin', '/admin'),
  },
  {
    id: 'admin-page-open-to-tutor',
    breaks: 'the page does not keep tutors out of the admin’s list of chats',
    detectedBy: ['T4'],
    inject: (hooks) => mistakeRole(hooks, 'tutor', 'admin', '/admin/chats'),
  },
  {
    id: 'teacher-page-open-to-tutor',
    breaks: 'the page does not keep tutors out of the teacher’s assignments',
    detectedBy: ["M page: tutor is kept out of teacher's assignments (/dashboard/teacher/assignments)"],
    inject: (hooks) => mistakeRole(hooks, 'tutor', 'teacher', '/dashboard/teacher/assignments'),
  },
  {
    id: 'signed-out-led-elsewhere',
    breaks:
      'whoever is signed out and opens the admin panel is told «Доступ запрещён» instead of being asked to sign in',
    detectedBy: ['B4'],
    inject: (hooks) =>
      hooks.page(() => {
        if (localStorage.getItem('auth_token') === null && location.pathname.startsWith('/admin'))
          location.replace('/unauthorized');
      }),
  },
  {
    id: 'refused-led-to-sign-in',
    breaks: 'a signed-in teacher who opens the admin panel is led to the profile instead of the own dashboard',
    detectedBy: ['B2'],
    inject: (hooks) =>
      hooks.page(() => {
        const admin = localStorage.getItem('userData')?.includes('"role":"admin"') ?? true;
        if (!admin && location.pathname.startsWith('/admin')) location.replace('/profile');
      }),
  },
  {
    id: 'open-to-any-origin',
    breaks: 'pages of any origin may read the responses of the API',
    detectedBy: ['A the API does not let another origin read its responses'],
    inject: (hooks) =>
      hooks.leaving(/^GET \/api\//, ({ reply }) => void reply.header('access-control-allow-origin', '*')),
  },
  {
    id: 'password-hash-in-list',
    breaks: 'the list of all users contains the hashes of their passwords',
    detectedBy: ['M API: admin may read the list of all users'],
    inject: (hooks) =>
      hooks.answers(/^GET \/api\/(?:admin|auth|accounts)\/users\/$/, (body) =>
        each(body, 'email', (found) => void Object.assign(found, { password: 'pbkdf2_sha256$600000$salt$hash=' })),
      ),
  },
  {
    id: 'user-list-open-to-teacher',
    breaks: 'teachers can read the list of all users over the API',
    detectedBy: ['A20'],
    inject: (hooks) => openTo(hooks, 'teacher', 'GET /api/admin/users/'),
  },
  {
    id: 'user-list-open-to-student',
    breaks: 'students can read the list of all users over the API',
    detectedBy: ['A19'],
    inject: (hooks) => openTo(hooks, 'student', 'GET /api/admin/users/'),
  },
  {
    id: 'statistics-open-to-parent',
    breaks: 'parents can read the admin’s figures over the API',
    detectedBy: ['M API: parent is refused users by role'],
    inject: (hooks) => openTo(hooks, 'parent', 'GET /api/admin/stats/users/'),
  },
  {
    id: 'creating-open-to-tutor',
    breaks: 'tutors can create accounts over the API',
    detectedBy: ['B19'],
    inject: (hooks) => openTo(hooks, 'tutor', /^POST \/api\/auth\/\w+\/create\//),
  },
  {
    id: 'password-reset-without-token',
    breaks: 'passwords can be reset without a token',
    detectedBy: ['B18'],
    inject: (hooks) =>
      hooks.impersonate('POST /api/auth/users/:id/reset-password/', (sender) =>
        sender === undefined ? hooks.user({ role: 'admin' }) : undefined,
      ),
  },
  {
    id: 'role-in-own-profile',
    breaks: 'everybody may change the own account, the role included',
    detectedBy: ['B20'],
    inject: (hooks) =>
      hooks.impersonate('PATCH /api/auth/users/:id/', (sender, { id }) =>
        sender?.id === id ? hooks.user({ role: 'admin' }) : undefined,
      ),
  },
  {
    id: 'users-changed-by-teacher',
    breaks: 'teachers can change users over the API',
    detectedBy: ['B20'],
    inject: (hooks) => openTo(hooks, 'teacher', 'PATCH /api/auth/users/:id/'),
  },
  {
    id: 'file-open-to-everybody',
    breaks: 'everybody who is signed in may read every submitted file',
    detectedBy: ['M a parent of other children reads nothing of a student’s work and changes nothing of it'],
    inject: (hooks) =>
      hooks.impersonate(PLACES.file, (sender) => (sender === undefined ? undefined : hooks.user({ role: 'admin' }))),
  },
  {
    id: 'assignment-open-to-teachers',
    breaks: 'teachers can read every assignment with its answers',
    detectedBy: ['M another teacher reads nothing of a student’s work and changes nothing of it'],
    inject: (hooks) => asAuthor(hooks, PLACES.one),
  },
  {
    id: 'assignment-changed-by-teachers',
    breaks: 'teachers can change every assignment',
    detectedBy: ['M another teacher reads nothing of a student’s work and changes nothing of it'],
    inject: (hooks) => asAuthor(hooks, /^PATCH \/api\/assignments\/(?:assignments\/)?:id\/$/),
  },
  {
    id: 'work-open-to-colleagues',
    breaks: 'a teacher can read the assignments that a colleague gives to a student of both',
    detectedBy: [
      'M another teacher of the same student reads nothing of the work for the teacher and changes nothing of it',
    ],
    inject: (hooks) => asAuthor(hooks, PLACES.one, (id, teacher) => teachesOneOf(hooks, id, teacher)),
  },
  {
    id: 'waiting-answers-of-all',
    breaks: 'teachers are shown the waiting answers of a colleague',
    detectedBy: ['M another teacher reads nothing of a student’s work and changes nothing of it'],
    inject: (hooks) => asFirstTeacher(hooks, 'GET /api/materials/teacher/submissions/pending/'),
  },
  {
    id: 'teacher-sees-all-students',
    breaks: 'teachers are shown the students of a colleague',
    detectedBy: ['M another teacher reads nothing of a student’s work and changes nothing of it'],
    inject: (hooks) => asFirstTeacher(hooks, /^GET \/api\/(?:materials\/teacher|teacher\/students)\/$/),
  },
  {
    id: 'answers-open-to-students',
    breaks: 'students can read the list of all answers',
    detectedBy: ['M a student without the assignment reads nothing of a student’s work and changes nothing of it'],
    inject: (hooks) => openTo(hooks, 'student', 'GET /api/assignments/submissions/'),
  },
  {
    id: 'assignment-open-to-students',
    breaks: 'students can read assignments of others',
    detectedBy: ['M a student without the assignment reads nothing of a student’s work and changes nothing of it'],
    inject: (hooks) => openTo(hooks, 'student', PLACES.list),
  },
  {
    id: 'assignment-created-by-student',
    breaks: 'students can create assignments',
    detectedBy: ['M a student cannot create an assignment'],
    inject: (hooks) =>
      hooks.impersonate(PLACES.create, (sender) =>
        sender?.role === 'student' ? hooks.user({ role: 'teacher' }) : undefined,
      ),
  },
  {
    id: 'answers-of-classmates',
    breaks: 'an assignment comes with the answers of all students',
    detectedBy: ['M a classmate with the same assignment reads no other answer to it', 'SE13'],
    inject: (hooks) => openTo(hooks, 'student', PLACES.one),
  },
  {
    id: 'answers-of-other-children',
    breaks: 'a parent reads the answers of all students to an assignment of the own child',
    detectedBy: ['M a parent reads no answer of another student to a shared assignment', 'SE13'],
    inject: (hooks) => openTo(hooks, 'parent', PLACES.one),
  },
  {
    id: 'reports-open-to-parents',
    breaks: 'parents can read the reports about all students',
    detectedBy: ['M a weekly report is read by its tutor, and by nobody who has nothing to do with the student'],
    inject: (hooks) =>
      hooks.impersonate('GET /api/reports/tutor-weekly-reports/', async (sender) => {
        if (sender?.role !== 'parent') return undefined;
        const newest = await hooks.database
          .selectFrom('reports')
          .select('tutor_id')
          .orderBy('id', 'desc')
          .executeTakeFirst();
        return newest === undefined ? undefined : hooks.user({ id: newest.tutor_id });
      }),
  },
  {
    id: 'removal-open-to-parent',
    breaks: 'parents can remove accounts by the action of the page',
    detectedBy: ['B19'],
    inject: (hooks) => openTo(hooks, 'parent', /^(?:DELETE|POST) \/api\/auth\/users\/:id\/delete\/$/),
  },
  {
    id: 'profiles-changed-by-tutor',
    breaks: 'tutors can change the profile of every student',
    detectedBy: ['B19'],
    inject: (hooks) => openTo(hooks, 'tutor', 'PATCH /api/auth/students/:id/profile/'),
  },
  {
    id: 'enrolment-open-to-teacher',
    breaks: 'teachers can enrol every student with themselves',
    detectedBy: ['B19'],
    inject: (hooks) => openTo(hooks, 'teacher', 'POST /api/materials/tutor/students/assign-subject/'),
  },
  {
    id: 'names-open-to-parent',
    breaks: 'parents can read the names of all students and teachers',
    detectedBy: ["M API: parent is refused the names for the schedule's filters"],
    inject: (hooks) => openTo(hooks, 'parent', 'GET /api/admin/schedule/filters/'),
  },
  {
    id: 'staff-in-own-profile',
    breaks: 'whoever changes the own profile can become staff',
    detectedBy: ['B20'],
    inject: (hooks) =>
      hooks.before('PATCH /api/profile/teacher/', async ({ request }) => {
        const { is_staff: isStaff } = (request.body ?? {}) as { is_staff?: boolean };
        if (isStaff === true)
          await hooks.database
            .updateTable('users')
            .set({ is_staff: 1 })
            .where('id', '=', request.signedInUser?.id ?? 0)
            .execute();
      }),
  },
];
