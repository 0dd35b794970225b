/**
 * In UI mode and in an editor one run lasts for hours. A refused sign-in is tried again there when it is older than a
 * minute, and everywhere when the account's settings have changed.
 */
import { expect, test as base } from '@playwright/test';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newRunId, runFolder } from '../suite/config/environment';
import { readRunState, runStateFile, writeRunState } from '../suite/run/run-state';
import { runWith } from './specimens/processes';
import { runWithRefusal } from './specimens/remembered-sign-in';
import { tempDir } from './specimens/temp-dir';
import { tinyServer } from './specimens/tiny-server';

/** A platform whose first answer to a sign-in is an error. */
interface Platform {
  readonly url: string;
  attempts: number;
  firstStatus: number;
}

const test = base.extend<{ runId: string; folder: string; platform: Platform }>({
  runId: async ({ baseURL: _baseURL }, use) => {
    const runId = newRunId();
    writeRunState({
      runId,
      target: { baseUrl: 'http://127.0.0.1:1', kind: 'remote', version: null },
      unhealthyReason: null,
      signInWorks: false,
    });
    await use(runId);
    rmSync(runFolder(runId), { recursive: true, force: true });
  },
  folder: ({ baseURL: _baseURL }, use) => use(tempDir()),
  platform: async ({ baseURL: _baseURL }, use) => {
    const state = { attempts: 0, firstStatus: 401 };
    const server = await tinyServer((_request, _body, response) => {
      state.attempts += 1;
      response.statusCode = state.attempts === 1 ? state.firstStatus : 200;
      response.end(`token-${state.attempts}`);
    });
    await use(Object.assign(state, { url: server.url }));
    await server.close();
  },
});

/** Changes a stored file as if it had been written longer ago, or with other settings. */
function alter(file: string, change: Readonly<Record<string, unknown>>): void {
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...change }));
}

const LONG_AGO = Date.now() - 61_000;
const inUiMode = (folder: string, { url }: Platform, runId: string) =>
  runWith({ THE_BOT_INTERACTIVE: 'TEACHER_PASSWORD' }, 'remembering-process', folder, url, runId);

test('remembered refusal: in UI mode a refused sign-in is tried again after a minute, elsewhere never', async ({
  runId,
  folder,
  platform,
}) => {
  expect(await runWithRefusal(folder, platform.url, runId)).toBe('the server answered 401');
  expect(await inUiMode(folder, platform, runId)).toBe('the server answered 401');
  alter(path.join(folder, 'teacher.json'), { at: LONG_AGO });
  expect(await runWithRefusal(folder, platform.url, runId)).toBe('the server answered 401');
  expect(platform.attempts).toBe(1);
  expect(await inUiMode(folder, platform, runId)).toBe('token-2');
});

test('remembered refusal: it does not apply to an account whose settings have changed', async ({
  runId,
  folder,
  platform,
}) => {
  expect(await runWithRefusal(folder, platform.url, runId)).toBe('the server answered 401');
  alter(path.join(folder, 'teacher.json'), { settings: 'a digest of another password' });
  expect(await runWithRefusal(folder, platform.url, runId)).toBe('token-2');
});

test('remembered refusal: in UI mode a sign-in that was broken for everybody is tried again after a minute', async ({
  runId,
  folder,
  platform,
}) => {
  platform.firstStatus = 503;
  expect(await runWithRefusal(folder, platform.url, runId)).toBe('the sign-in answered 503');
  alter(runStateFile(runId), { unhealthyAt: LONG_AGO });
  alter(path.join(folder, 'teacher.json'), { at: LONG_AGO });
  expect(await runWithRefusal(folder, platform.url, runId)).toBe('the sign-in answered 503');
  expect(await inUiMode(folder, platform, runId)).toBe('token-2');
  expect(readRunState(runId)).toMatchObject({ unhealthyReason: null, signInWorks: true });
});
