import { expect, test } from '@playwright/test';
import { ServerFault } from '../suite/api/refusal';
import { SideEffects } from '../suite/side-effects/side-effects';
import { restlessValues, unexpectedChanges, type Effects } from '../suite/side-effects/differences';
import { ApiClient } from '../suite/api/client';
import { readAll, type Reading } from '../suite/side-effects/readings';
import { valuesOf } from '../suite/side-effects/values';
import { tinyServer } from './specimens/tiny-server';

const LIST = [
  { id: 3, title: 'Дроби', max_score: 100, updated_at: 'a' },
  { id: 4, title: 'Корни', max_score: 50, updated_at: 'a' },
];
const EFFECTS: Effects = { what: 'the teacher changed a title', seenBy: ['the teacher'], fields: /^title$/ };

function reading(content: unknown, more: Partial<Reading> = {}): Reading[] {
  return [
    {
      who: 'the teacher',
      path: '/api/assignments/',
      status: 200,
      values: new Map(valuesOf(content).map((value) => [value.place, value])),
      ...more,
    },
  ];
}

test('side effects: values of a response are named by record and field', () => {
  expect(valuesOf({ count: 1, results: [{ user: { id: 7, name: 'Олег' }, tags: ['a', 'b'], rest: [] }] })).toEqual([
    { place: 'count', record: '', field: 'count', text: '1' },
    { place: 'results[7].user.id', record: 'results[7]', field: 'id', text: '7' },
    { place: 'results[7].user.name', record: 'results[7]', field: 'name', text: '"Олег"' },
    { place: 'results[7].tags', record: 'results[7]', field: 'tags', text: '["a","b"]' },
  ]);
});

test('side effects: the order of plain values is no change, and records of other tests are not read', async () => {
  expect(valuesOf({ assigned_to: [276, 275] })).toEqual(valuesOf({ assigned_to: [275, 276] }));
  const ours = [
    { id: 1, title: 'Дроби [a]' },
    { id: 2, author: 7 },
    { id: 3, assigned_to: [5, 8] },
    { id: 4, student: { id: 8 } },
  ];
  const theirs = { id: 9, title: 'Чужое', author: 1, max_score: 7, assigned_to: [70] };
  const read = async (content: unknown) => {
    const server = await tinyServer((_request, _body, response) => response.end(JSON.stringify(content)));
    const reader = { who: 'the teacher', api: new ApiClient(server.url, undefined), paths: ['/'] };
    const [seen] = await readAll([{ ...reader, about: { texts: ['[a]'], people: [7, 8] } }]);
    await server.close();
    return [...(seen?.values.keys() ?? [])].filter((place) => /id$|count/.test(place));
  };
  const idsOfOurs = ['results[1].id', 'results[2].id', 'results[3].id', 'results[4].id', 'results[4].student.id'];
  expect(await read({ count: 4, results: ours })).toEqual(['count', ...idsOfOurs]);
  expect(await read({ count: 5, results: [...ours, theirs] })).toEqual(idsOfOurs);
  expect(await read({ id: 9, count: 3, tags: [theirs] }), 'a record of its own').toContain('count');
});

test('side effects: what a list counts is not compared where records of other tests came or went', () => {
  const list = { count: 2, results: LIST };
  const withOthers = reading({ results: LIST }, { hasOthers: true });
  expect(unexpectedChanges(reading(list), withOthers, EFFECTS)).toEqual([]);
  expect(unexpectedChanges(withOthers, reading(list), EFFECTS)).toEqual([]);
  expect(unexpectedChanges(reading(list), reading({ ...list, count: 3 }), EFFECTS)).toHaveLength(1);
});

test('side effects: a named field and the moment of the change may change, any other field not', () => {
  const [first, second] = LIST;
  expect(
    unexpectedChanges(reading(LIST), reading([{ ...first, title: 'Проценты', updated_at: 'b' }, second]), EFFECTS),
  ).toEqual([]);
  expect(unexpectedChanges(reading(LIST), reading([first, { ...second, max_score: 100 }]), EFFECTS)).toEqual([
    'after the teacher changed a title, GET /api/assignments/ tells the teacher [4].max_score 100 instead of 50',
  ]);
  expect(unexpectedChanges(reading(LIST), reading([second, first]), EFFECTS), 'the order of the list').toEqual([]);
});

test('side effects: nothing may change for other people, for a neighbour, or by records that appear or are gone', () => {
  const changed = [{ ...LIST[0], title: 'Проценты' }, LIST[1]];
  expect(
    unexpectedChanges(reading(LIST, { who: 'the parent' }), reading(changed, { who: 'the parent' }), EFFECTS),
  ).toHaveLength(1);
  expect(
    unexpectedChanges(reading(LIST), reading(changed), { ...EFFECTS, untouched: (_path, record) => record === '[3]' }),
  ).toHaveLength(1);
  expect(unexpectedChanges(reading(LIST), reading([LIST[0]]), EFFECTS), 'a record is gone').toHaveLength(2);
  expect(unexpectedChanges(reading(LIST), reading([LIST[0]]), { ...EFFECTS, records: true })).toEqual([]);
  expect(
    unexpectedChanges(reading(LIST), reading([...LIST, { id: 5, title: 'Новое' }]), { ...EFFECTS, records: true }),
  ).toEqual([]);
  expect(
    unexpectedChanges(reading(LIST), reading([{ ...LIST[0], max_score: 1 }, LIST[1]]), { ...EFFECTS, records: true }),
    'a record that was there before',
  ).toHaveLength(1);
});

test('side effects: a part of an object that was null before counts as a change of that object', () => {
  const before = reading([{ id: 3, submission: null }]);
  const after = reading([{ id: 3, submission: { score: 5, max_score: 10 } }]);
  expect(unexpectedChanges(before, after, { ...EFFECTS, fields: /^submission$/ })).toEqual([]);
  expect(unexpectedChanges(before, after, EFFECTS)).not.toEqual([]);
});

test('side effects: a refusal after a change is told, a server error and values that change by themselves are not', () => {
  expect(unexpectedChanges(reading(LIST), reading({}, { status: 404 }), EFFECTS)).toEqual([
    'after the teacher changed a title, GET /api/assignments/ answers the teacher 404 instead of 200',
  ]);
  expect(unexpectedChanges(reading(LIST), reading({}, { status: 500 }), EFFECTS)).toEqual([]);
  const clock = (now: number) => reading({ now });
  expect(unexpectedChanges(clock(2), clock(3), EFFECTS, restlessValues(clock(1), clock(2)))).toEqual([]);
});

test('side effects: a change that crashes is told, and the next one is followed', async () => {
  const effects = await SideEffects.of([]);
  const crashed = effects.after({ ...EFFECTS, what: 'the student answered' }, () =>
    Promise.reject(new ServerFault('POST /api/assignments/submissions/', 500, '')),
  );
  expect(await crashed).toBeUndefined();
  await effects.after({ ...EFFECTS, what: 'the teacher graded' }, () => Promise.resolve(true));
  expect(effects.wrong).toEqual([
    'the change «the student answered» crashed: POST /api/assignments/submissions/ answered 500',
  ]);
  expect(effects.done).toEqual(['the teacher graded']);
});
