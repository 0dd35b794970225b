import type { Fault } from './fault';
import { PLACES } from './places';

const LOGIN = 'POST /api/auth/login/';
const { one: ONE } = PLACES;

/** Faults that the security cases SE1–SE15 are meant for: sign-in, permissions, privacy of students. */
export const SECURITY_ACCESS_FAULTS: readonly Fault[] = [
  {
    id: 'inactive-account-told',
    breaks: 'a wrong password of an inactive account is answered like its right one',
    detectedBy: ['SE2'],
    inject: (hooks) =>
      hooks.stub(LOGIN, async ({ request }) => {
        const user = await hooks.user({ email: (request.body as { email: string }).email });
        return user?.is_active === 0
          ? { status: 403, body: { success: false, error: 'Учетная запись отключена или недоступна' } }
          : undefined;
      }),
  },
  {
    id: 'malformed-sign-in-crash',
    breaks: 'a sign-in whose email is no text crashes the server',
    detectedBy: ['SE3'],
    inject: (hooks) =>
      hooks.stub(LOGIN, ({ request }) => {
        const { email } = (request.body ?? {}) as { email?: unknown };
        return email === undefined || typeof email === 'string'
          ? undefined
          : { status: 500, body: { detail: 'Внутренняя ошибка сервера.' } };
      }),
  },
  {
    id: 'credentials-in-query',
    breaks: 'the sign-in takes email and password from the address',
    detectedBy: ['SE6'],
    inject: (hooks) => hooks.before(LOGIN, ({ request }) => void Object.assign(request.body as object, request.query)),
  },
  {
    id: 'sign-in-may-be-stored',
    breaks: 'the answer to a sign-in may be stored by caches',
    detectedBy: ['SE7'],
    inject: (hooks) => hooks.leaving(LOGIN, ({ reply }) => void reply.header('cache-control', 'private, max-age=60')),
  },
  {
    id: 'draft-read-by-student',
    breaks: 'a student who knows the number of a draft reads it',
    detectedBy: ['SE11'],
    inject: (hooks) =>
      hooks.impersonate(ONE, async (sender, { id }) => {
        const found = await hooks.database
          .selectFrom('assignments')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst();
        return sender?.role === 'student' && found?.status === 'draft'
          ? hooks.user({ id: found.author_id })
          : undefined;
      }),
  },
  {
    id: 'family-told-to-teacher',
    breaks: 'a teacher is told the phones of the parents',
    detectedBy: ['SE14'],
    inject: (hooks) =>
      hooks.answers<{ students: { id: number }[] }>('GET /api/materials/teacher/', async (body) => {
        for (const student of body.students) {
          const row = await hooks.user({ id: student.id });
          const parent = row?.parent_id ? await hooks.user({ id: row.parent_id }) : undefined;
          Object.assign(student, { parent_phone: parent?.phone ?? null });
        }
      }),
  },
  {
    id: 'webhook-open',
    breaks: 'everybody may tell the platform how its parts are',
    detectedBy: ['SE8'],
    inject: (hooks) =>
      hooks.stub(/^POST \/api\/system\/system\/synthetic-check\//, () => ({ status: 200, body: { recorded: true } })),
  },
  {
    id: 'webhook-crashes-unsigned',
    breaks: 'a mark from a grading service without a signature answers 500',
    detectedBy: ['SE8'],
    inject: (hooks) =>
      hooks.stub(/^POST \/api\/webhooks\/autograder\//, () => ({
        status: 500,
        body: { detail: 'Внутренняя ошибка сервера.' },
      })),
  },
];
