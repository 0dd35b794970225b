/** Test data that the platform refuses to delete is left behind: reported once for the run, without failing the case. */
import { expect, test } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AssignmentsApi } from '../suite/api/assignments';
import { ApiClient } from '../suite/api/client';
import { CleanUp } from '../suite/data/clean-up';
import { runId } from '../suite/config/environment';
import { networkLog } from '../suite/network/network-log';
import { notedFor, stillThere, together } from '../tools/janitor/noted';
import { forget } from './doctor/child';
import { tempDir } from './specimens/temp-dir';
import { tinyServer } from './specimens/tiny-server';

const RUN = '20261122T081500-a1b2c3';
const TITLE = `Домашняя работа [${RUN} · 4f9e07d2]`;
const record = { kind: 'assignment' as const, id: 7, name: TITLE };
const list = JSON.stringify({ count: 0, next: null, results: [] });

/** Deletes one assignment on a platform that responds to the deletion with this status. @returns the recorded leftovers */
async function removing(status: number, isThere?: () => Promise<boolean>): Promise<ReturnType<typeof networkLog.take>> {
  const server = await tinyServer((request, _body, response) =>
    request.method === 'DELETE' ? response.writeHead(status).end('{"detail":"no"}') : response.end(list),
  );
  networkLog.take();
  const cleanUp = new CleanUp();
  const api = new AssignmentsApi(new ApiClient(server.url, 'token'));
  cleanUp.later('assignment 7', () => api.remove(7), isThere === undefined ? record : { ...record, isThere });
  await cleanUp.run().finally(() => server.close());
  forget(server.url);
  return networkLog.take();
}

for (const status of [400, 405, 500]) {
  test(`clean-up: a removal that gets ${status} is noted with its request and fails no test`, async () => {
    expect((await removing(status)).leftBehind).toEqual([
      {
        ...record,
        runId: runId(),
        request: 'DELETE /api/assignments/7/',
        status,
        reason: `DELETE /api/assignments/7/ answered ${status}: {"detail":"no"}`,
      },
    ]);
  });
}

test('clean-up: a record that is removed or already gone is not noted', async () => {
  for (const status of [204, 404]) expect((await removing(status)).leftBehind).toEqual([]);
});

test('clean-up: a removal that gets 500 is noted only if the record still exists', async () => {
  const gone = await removing(500, async () => false);
  expect(gone.leftBehind).toEqual([]);
  expect(gone.unstable).toMatchObject([{ request: 'DELETE /api/assignments/:id/', status: 500 }]);
  expect((await removing(500, async () => true)).leftBehind).toHaveLength(1);
});

test('clean-up: an accepted removal is noted if the record still exists', async () => {
  const left = await removing(204, async () => true);
  expect(left.leftBehind).toEqual([
    {
      ...record,
      runId: runId(),
      request: null,
      status: null,
      reason: 'the platform accepted the deletion and still has it',
    },
  ]);
  for (const isThere of [async () => false, () => Promise.reject(new Error('the platform is away'))]) {
    expect((await removing(204, isThere)).leftBehind).toEqual([]);
  }
});

test('clean-up: when the platform is not reachable, each record is noted and the other clean-up still runs', async () => {
  const cleanUp = new CleanUp();
  const done: string[] = [];
  networkLog.take();
  cleanUp.later('the first', async () => void done.push('the first'), record);
  cleanUp.later(
    'assignment 7',
    () => new ApiClient('http://127.0.0.1:9', 'token').remove('/api/assignments/7/'),
    record,
  );
  await cleanUp.run();
  forget('http://127.0.0.1:9');
  expect(done).toEqual(['the first']);
  expect(networkLog.take().leftBehind).toMatchObject([{ id: 7, request: null, status: null }]);
});

test('clean-up: failed clean-up on this machine is a fault of the suite', async () => {
  const cleanUp = new CleanUp();
  cleanUp.later('the temporary file', () => Promise.reject(new Error('no such file')));
  await expect(cleanUp.run()).rejects.toThrow('The end of the test failed: the temporary file (no such file)');
});

const NOW = new Date('2026-11-22T12:00:00Z');
const due = {
  description: '',
  type: 'homework',
  status: 'draft' as const,
  max_score: 100,
  due_date: NOW,
  assigned_to: [],
};
const idle = { isInFlight: () => false };

/** A report folder in which a run has recorded this leftover. */
function reportsWith(baseUrl: string): string {
  const folder = tempDir();
  const run = path.join(folder, 'runs', RUN);
  mkdirSync(run, { recursive: true });
  const left = {
    ...record,
    runId: RUN,
    request: 'DELETE /api/assignments/7/',
    status: 405,
    reason: '405',
    test: 'a test',
  };
  writeFileSync(
    path.join(run, 'left-behind.json'),
    JSON.stringify({ runId: '20261122T090000-ffffff', target: { baseUrl }, leftBehind: [left] }),
  );
  return folder;
}

test('janitor: noted records are listed with the response to their removal, whatever their age', () => {
  const noted = notedFor('https://stand.school.example/', [reportsWith('https://stand.school.example')]);
  expect(notedFor('https://elsewhere.example', [reportsWith('https://stand.school.example')])).toEqual([]);
  const listed = {
    kind: 'assignment',
    id: 9,
    name: TITLE,
    runId: RUN,
    ageMs: 3.75 * 3_600_000,
    doubt: undefined,
    refused: 'DELETE /api/assignments/7/ answered 405',
  };
  const there = [{ ...due, id: 9, title: TITLE }];
  expect(stillThere(noted, there, [], idle, NOW)).toEqual([listed]);
  expect(stillThere(noted, [], [], idle, NOW), 'gone meanwhile').toEqual([]);
  for (const id of [RUN, '20261122T090000-ffffff'])
    expect(stillThere(noted, there, [], { ...idle, runId: id }, NOW), id).toHaveLength(1);
  expect(stillThere(noted, there, [], { ...idle, runId: '20261122T090000-000000' }, NOW)).toEqual([]);
  expect(stillThere(noted, there, [], { isInFlight: () => true }, NOW)).toEqual([]);
  const byName = {
    kind: 'assignment' as const,
    id: 9,
    name: TITLE,
    runId: RUN,
    ageMs: 1,
    doubt: 'the platform does not tell when it was made',
  };
  expect(
    together(stillThere(noted, there, [], idle, NOW), [byName, { ...byName, id: 10 }]).map(({ id, doubt }) => [
      id,
      doubt,
    ]),
  ).toEqual([
    [9, undefined],
    [10, byName.doubt],
  ]);
});
