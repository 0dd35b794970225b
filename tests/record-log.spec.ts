/** The comparison of records over all responses of a test: what contradicts, and what does not. */
import { expect, test } from '@playwright/test';
import { RecordLog, type ReceivedResponse } from '../suite/consistency/record-log';

const OWN = '4f9e07d2';
const isOwn = (text: string) => text.includes(OWN);
const ASSIGNMENT = {
  id: 17,
  title: `Домашка ${OWN}`,
  due_date: '2026-12-01T20:59:00Z',
  max_score: 100,
  instructions: 'Раз\nДва',
  status: 'published',
};

let clock = Date.parse('2026-11-28T12:00:00Z');

/** A response, later than every earlier one. */
function response(request: string, content: unknown, more: Partial<ReceivedResponse> = {}): ReceivedResponse {
  const [method = '', path = ''] = request.split(' ');
  clock += 10;
  return {
    method,
    path,
    status: 200,
    contentType: 'application/json',
    text: JSON.stringify(content),
    sentAt: clock,
    receivedAt: clock + 5,
    ...more,
  };
}

async function contradictions(...responses: ReceivedResponse[]): Promise<string[]> {
  const log = new RecordLog();
  for (const one of responses) log.received(Promise.resolve(one));
  return (await log.takeContradictions(isOwn, false)).map(({ sentence }) => sentence);
}

const list = (content: object = ASSIGNMENT) => response('GET /api/assignments/', { count: 1, results: [content] });
const detail = (content: object = ASSIGNMENT) => response('GET /api/assignments/17/', { success: true, data: content });

test('record log: two values of one record are reported with both requests', async () => {
  expect(await contradictions(list(), detail({ ...ASSIGNMENT, instructions: 'Раз Два' }))).toEqual([
    'instructions of one assignment is «Раз\nДва» by GET /api/assignments/ and «Раз Два» by GET /api/assignments/:id/, and nothing has changed it',
  ]);
  expect(await contradictions(detail(), detail({ ...ASSIGNMENT, max_score: null }))).toHaveLength(1);
});

test('record log: the failure names the field and the request', async () => {
  const log = new RecordLog();
  for (const one of [list(), detail({ ...ASSIGNMENT, max_score: 99 })]) log.received(Promise.resolve(one));
  const [found] = await log.takeContradictions(isOwn, false);
  expect(found?.failure).toMatchObject({
    code: 'different',
    request: { method: 'GET', path: '/api/assignments/:id/' },
    control: { names: ['max_score of the assignment'] },
    expected: '100',
    seen: '99',
  });
  expect(await log.takeContradictions(isOwn, false), 'taken once').toEqual([]);
});

test('record log: a change between two reads is no contradiction, and its response shows the state after it', async () => {
  const changed = { ...ASSIGNMENT, max_score: 55 };
  const change = () => response('PATCH /api/assignments/17/', changed);
  expect(await contradictions(list(), change(), detail(changed))).toEqual([]);
  expect(await contradictions(list(), change(), detail())).toHaveLength(1);
  const refused = () => response('PATCH /api/assignments/17/', {}, { status: 400 });
  expect(
    await contradictions(list(), refused(), detail({ ...ASSIGNMENT, max_score: 1 })),
    'a refusal may have changed something',
  ).toEqual([]);
});

test('record log: other forms of one value, varying fields, and records of other tests are no contradictions', async () => {
  expect(
    await contradictions(
      list(),
      detail({ ...ASSIGNMENT, due_date: '2026-12-01T23:59:00+03:00', max_score: '100.00', status: 'closed' }),
    ),
  ).toEqual([]);
  const foreign = { ...ASSIGNMENT, title: 'Домашка другого теста' };
  expect(await contradictions(list(foreign), detail({ ...foreign, max_score: 1 }))).toEqual([]);
});

test('record log: submissions and accounts are compared too, also inside other records', async () => {
  const answer = { id: 3, content: `Решение ${OWN}`, submitted_at: '2026-11-28T10:00:00Z', score: '84.62' };
  const nested = response('GET /api/assignments/17/', { ...ASSIGNMENT, submissions: [{ ...answer, score: 84 }] });
  expect(await contradictions(response('GET /api/assignments/submissions/3/', answer), nested)).toHaveLength(1);
  const account = { id: 3, email: `anna.${OWN}@example.com`, first_name: 'Анна', last_name: 'Иванова', phone: '1' };
  expect(
    await contradictions(
      response('GET /api/auth/me/', account),
      response('GET /api/admin/users/', [{ ...account, phone: '2' }]),
    ),
  ).toHaveLength(1);
});

test('record log: JSON with another content type is reported, and changes by the suite are not', async () => {
  expect(await contradictions(response('GET /api/chat/', [], { contentType: 'text/html' }))).toEqual([
    'GET /api/chat/ returns JSON as «text/html» instead of «application/json»',
  ]);
  expect(
    await contradictions(response('GET /media/notes.txt', {}, { contentType: 'text/plain', text: 'x = 2' })),
  ).toEqual([]);
  const log = new RecordLog();
  log.received(Promise.resolve(list()));
  await log.without(async () => log.received(Promise.resolve(detail({ ...ASSIGNMENT, max_score: 1 }))));
  expect(await log.takeContradictions(isOwn, false)).toEqual([]);
});
