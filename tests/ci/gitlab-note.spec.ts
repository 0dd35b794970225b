/** The note of GitLab: what `docs/ci/gitlab-note.mjs` asks of the API of a merge request. */
import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';

const received: { method: string; url: string; token: string; body: string }[] = [];
let answer: (request: IncomingMessage) => [number, unknown];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (piece: Buffer) => (body += piece.toString()));
  request.on('end', () => {
    received.push({
      method: request.method ?? '',
      url: request.url ?? '',
      token: String(request.headers['private-token']),
      body,
    });
    const [status, content] = answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
  });
});
const report = path.join(os.tmpdir(), `the-bot-note-${process.pid}.md`);
test.beforeAll(async () => {
  writeFileSync(report, '# ❌ NO-GO\n');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterAll(() => {
  server.close();
  rmSync(report, { force: true });
});
test.beforeEach(() => void received.splice(0));

async function note(
  variables: Readonly<Record<string, string>> = {},
): Promise<{ status: number | null; output: string }> {
  const { port } = server.address() as AddressInfo;
  const child = spawn(process.execPath, ['docs/ci/gitlab-note.mjs', report], {
    cwd: PROJECT_ROOT,
    env: withVariables({
      CI_API_V4_URL: `http://127.0.0.1:${port}/api/v4`,
      CI_PROJECT_ID: '7',
      CI_MERGE_REQUEST_IID: '12',
      CI_JOB_URL: 'https://gitlab.example.org/job/1',
      NOTE_TOKEN: 'token-of-the-project',
      ...variables,
    }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (output += piece.toString()));
  return { status: await new Promise((resolve) => child.on('close', resolve)), output };
}

test('gitlab note: the first pipeline writes it, a later one replaces it', async () => {
  answer = ({ method }) => [200, method === 'GET' ? [{ id: 3, body: 'a note of a person' }] : {}];
  expect(await note()).toEqual({ status: 0, output: 'Note      written\n' });
  expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /api/v4/projects/7/merge_requests/12/notes?sort=desc&per_page=100',
    'POST /api/v4/projects/7/merge_requests/12/notes',
  ]);
  expect(received[1]?.token).toBe('token-of-the-project');
  const { body } = JSON.parse(received[1]?.body ?? '') as { body: string };
  expect(body).toContain('# ❌ NO-GO');
  expect(body).toContain('https://gitlab.example.org/job/1/artifacts/browse/reports');
  answer = ({ method }) => [
    200,
    method === 'GET'
      ? [
          { id: 3, body: 'a note of a person' },
          { id: 9, body },
        ]
      : {},
  ];
  expect(await note()).toEqual({ status: 0, output: 'Note      replaced\n' });
  expect(received.at(-1)).toMatchObject({ method: 'PUT', url: '/api/v4/projects/7/merge_requests/12/notes/9' });
});

test('gitlab note: a refusal is told and fails nothing, and outside a merge request nothing is asked', async () => {
  answer = () => [403, {}];
  expect(await note()).toEqual({
    status: 0,
    output: 'Note      not written: GET /api/v4/projects/7/merge_requests/12/notes was answered with 403\n',
  });
  received.splice(0);
  expect(await note({ CI_MERGE_REQUEST_IID: '' })).toMatchObject({
    status: 0,
    output: expect.stringContaining('Note      none'),
  });
  expect(received).toEqual([]);
});
