/** Order of the lists of the sandbox by id or by other fields, by request and path of the list. Other platforms may order them otherwise. */
import { requestOf, type FailedRequest } from '../failure/failure';
import { isFields } from '../network/reading';
import { asJson } from '../../lib/json';
import type { Contradiction, ReceivedResponse } from './received';

type Order = 'rising' | 'falling';

interface RecordedOrder {
  readonly list: readonly string[];
  readonly order: Order;
  /** Fields by which the list is ordered; its ids where there are none. Entries may then be equal. */
  readonly by?: readonly string[];
}

const BY_TIME = { list: ['results'], order: 'falling', by: ['date', 'start_time'] } as const;
const BY_NAME = { list: ['results'], order: 'rising', by: ['name'] } as const;

const ORDERS: Readonly<Record<string, RecordedOrder>> = {
  'GET /api/assignments/': { list: ['results'], order: 'falling' },
  'GET /api/assignments/assignments/': { list: [], order: 'falling' },
  'GET /api/admin/users/': { list: [], order: 'falling' },
  'GET /api/auth/students/': { list: ['results'], order: 'falling' },
  'GET /api/auth/parents/': { list: ['results'], order: 'falling' },
  'GET /api/auth/staff/': { list: ['results'], order: 'falling' },
  'GET /api/tutor/my-students/': { list: ['results'], order: 'falling' },
  'GET /api/dashboard/tutor/students/': { list: ['results', 'students'], order: 'rising' },
  'GET /api/dashboard/tutor/students/:id/assignments/': { list: [], order: 'falling' },
  'GET /api/dashboard/parent/children/:id/assignments/': { list: [], order: 'falling' },
  'GET /api/materials/teacher/': { list: ['students'], order: 'rising' },
  'GET /api/teacher/students/': { list: ['students'], order: 'rising' },
  'GET /api/admin/schedule/filters/': { list: ['students'], order: 'rising' },
  'GET /api/admin/schedule/lessons/': BY_TIME,
  'GET /api/scheduling/lessons/': BY_TIME,
  'GET /api/reports/tutor-weekly-reports/': { list: ['results'], order: 'falling' },
  'GET /api/dashboard/parent/children/': { list: ['results'], order: 'rising' },
  'GET /api/parent/children/': { list: ['results'], order: 'rising' },
  'GET /api/materials/parent/': { list: ['children'], order: 'rising' },
  'GET /api/materials/tutor/students/': { list: ['results', 'students'], order: 'rising' },
  'GET /api/materials/subjects/': BY_NAME,
  'GET /api/materials/subjects/all/': BY_NAME,
  'GET /api/chat/contacts/': { list: ['results'], order: 'rising' },
  'GET /api/student/subjects/': { list: [], order: 'rising', by: ['enrollment_id'] },
  'GET /api/materials/student/': { list: ['subjects'], order: 'rising', by: ['enrollment_id'] },
  'GET /api/dashboard/parent/children/:id/subjects/': { list: [], order: 'rising', by: ['enrollment_id'] },
};

/** @param response of an accepted request of the recorded platform */
export function wrongOrder({ method, path, text }: ReceivedResponse): Contradiction[] {
  const request = requestOf(`${method} ${path}`);
  const recorded = ORDERS[`${request.method} ${request.path}`];
  if (recorded === undefined) return [];
  const list = recorded.list.reduce<unknown>(
    (content, name) => (isFields(content) ? content[name] : undefined),
    asJson(text),
  );
  if (!Array.isArray(list)) return [];
  const { order, by } = recorded;
  const keys = list
    .flatMap((entry: unknown) => (isFields(entry) ? [keyOf(entry, by ?? ['id'])] : []))
    .filter((key) => key !== undefined);
  const isOrdered = keys.every((key, index) => {
    const before = keys[index - 1];
    return before === undefined || (by !== undefined && key === before) || (order === 'rising') === key > before;
  });
  return isOrdered ? [] : [contradiction(request, `${order} ${by?.join(' and ') ?? 'ids'}`, keys)];
}

/** Undefined where the entry has none of the fields. Times and dates of the platform are ordered as texts. */
function keyOf(entry: Readonly<Record<string, unknown>>, by: readonly string[]): string | number | undefined {
  const values = by
    .map((name) => entry[name])
    .filter((value) => typeof value === 'number' || typeof value === 'string');
  if (values.length !== by.length) return undefined;
  const [first] = values;
  if (by.length === 1) return by[0] === 'id' && typeof first !== 'number' ? undefined : first;
  return values.join(' ');
}

function contradiction(request: FailedRequest, expected: string, keys: readonly (string | number)[]): Contradiction {
  const seen = keys.slice(0, 10).join(', ');
  return {
    sentence: `${request.method} ${request.path}: the list is not in the order of ${expected}: ${seen}`,
    failure: {
      code: 'different',
      request,
      control: { kind: 'value', names: ['the order of the list'] },
      expected,
      seen,
    },
  };
}
