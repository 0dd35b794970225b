/** Order of the lists of the sandbox by id, by request and path of the list. Other platforms may order them otherwise. */
import { requestOf, type FailedRequest } from '../failure/failure';
import { isFields } from '../network/reading';
import { asJson } from '../../lib/json';
import type { Contradiction, ReceivedResponse } from './received';

type Order = 'rising' | 'falling';

const ORDERS: Readonly<Record<string, { list: readonly string[]; order: Order }>> = {
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
};

/** @param response of an accepted request of the recorded platform */
export function wrongOrder({ method, path, text }: ReceivedResponse): Contradiction[] {
  const request = requestOf(`${method} ${path}`);
  const recorded = ORDERS[`${request.method} ${request.path}`];
  if (recorded === undefined) return [];
  const list = recorded.list.reduce<unknown>((content, name) => (isFields(content) ? content[name] : undefined), asJson(text));
  if (!Array.isArray(list)) return [];
  const ids = list.flatMap((entry: unknown) => (isFields(entry) && typeof entry.id === 'number' ? [entry.id] : []));
  const isOrdered = ids.every((id, index) => index === 0 || (recorded.order === 'rising') === id > (ids[index - 1] ?? id));
  return isOrdered ? [] : [contradiction(request, recorded.order, ids)];
}

function contradiction(request: FailedRequest, order: Order, ids: readonly number[]): Contradiction {
  const seen = ids.slice(0, 10).join(', ');
  const expected = `${order} ids`;
  return {
    sentence: `${request.method} ${request.path}: the list is not in the order of ${expected}: ${seen}`,
    failure: { code: 'different', request, control: { kind: 'value', names: ['the order of the list'] }, expected, seen },
  };
}
