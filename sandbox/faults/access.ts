import type { Fault } from './fault';
import type { Site } from './site';

/** Answers a role as if the admin had asked. */
function openTo(site: Site, role: string, where: string | RegExp): void {
  site.passAs(where, (sender) => (sender?.role === role ? site.user({ role: 'admin' }) : undefined));
}

/** In the page, a role is taken for another one on addresses that begin so. */
function mistakeRole(site: Site, role: string, taken: string, address: string): void {
  site.page(
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

/** What goes wrong with who may open what. */
export const ACCESS_FAULTS: readonly Fault[] = [
  {
    id: 'admin-page-open-to-student',
    breaks: 'the page does not keep students out of the admin’s pages',
    noticedBy: ['B3'],
    cause: (site) => mistakeRole(site, 'student', 'admin', '/admin'),
  },
  {
    id: 'admin-page-open-to-tutor',
    breaks: 'the page does not keep tutors out of the admin’s list of chats',
    noticedBy: ['T4'],
    cause: (site) => mistakeRole(site, 'tutor', 'admin', '/admin/chats'),
  },
  {
    id: 'teacher-page-open-to-tutor',
    breaks: 'the page does not keep tutors out of the teacher’s assignments',
    noticedBy: ["M page: tutor is kept out of teacher's assignments (/dashboard/teacher/assignments)"],
    cause: (site) => mistakeRole(site, 'tutor', 'teacher', '/dashboard/teacher/assignments'),
  },
  {
    id: 'signed-out-led-elsewhere',
    breaks: 'whoever is signed out and opens the admin panel is told «Доступ запрещён» instead of being asked to sign in',
    noticedBy: ['B4'],
    cause: (site) =>
      site.page(() => {
        if (localStorage.getItem('auth_token') === null && location.pathname.startsWith('/admin')) location.replace('/unauthorized');
      }),
  },
  {
    id: 'refused-led-to-sign-in',
    breaks: 'a signed-in teacher who opens the admin panel is led to the profile instead of the own dashboard',
    noticedBy: ['B2'],
    cause: (site) =>
      site.page(() => {
        const admin = localStorage.getItem('userData')?.includes('"role":"admin"') ?? true;
        if (!admin && location.pathname.startsWith('/admin')) location.replace('/profile');
      }),
  },
  {
    id: 'user-list-open-to-teacher',
    breaks: 'teachers can read the list of all users over the API',
    noticedBy: ['A20'],
    cause: (site) => openTo(site, 'teacher', 'GET /api/admin/users/'),
  },
  {
    id: 'user-list-open-to-student',
    breaks: 'students can read the list of all users over the API',
    noticedBy: ['A19'],
    cause: (site) => openTo(site, 'student', 'GET /api/admin/users/'),
  },
  {
    id: 'statistics-open-to-parent',
    breaks: 'parents can read the admin’s figures over the API',
    noticedBy: ['M API: parent is refused users by role'],
    cause: (site) => openTo(site, 'parent', 'GET /api/admin/stats/users/'),
  },
  {
    id: 'creating-open-to-tutor',
    breaks: 'tutors can create accounts over the API',
    noticedBy: ['B19'],
    cause: (site) => openTo(site, 'tutor', /^POST \/api\/auth\/\w+\/create\//),
  },
  {
    id: 'password-reset-without-token',
    breaks: 'passwords can be reset without a token',
    noticedBy: ['B18'],
    cause: (site) => site.passAs('POST /api/auth/users/:id/reset-password/', (sender) => (sender === undefined ? site.user({ role: 'admin' }) : undefined)),
  },
  {
    id: 'role-in-own-profile',
    breaks: 'everybody may change the own account, the role included',
    noticedBy: ['B20'],
    cause: (site) => site.passAs('PATCH /api/auth/users/:id/', (sender, { id }) => (sender?.id === id ? site.user({ role: 'admin' }) : undefined)),
  },
  {
    id: 'users-changed-by-teacher',
    breaks: 'teachers can change users over the API',
    noticedBy: ['B20'],
    cause: (site) => openTo(site, 'teacher', 'PATCH /api/auth/users/:id/'),
  },
];
