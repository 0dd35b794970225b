/** The gate before the sign-in: who is let through, and what everybody learns when the first meets a broken platform. */
import { expect, test as base } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newRunId, runFolder } from '../fixtures/environment';
import { ApiClient } from '../fixtures/api/client';
import { NoAnswer } from '../fixtures/observers/sending';
import { diagnoseSignIn } from '../fixtures/run/doctor/sign-in-fault';
import { readRunNote, writeRunNote } from '../fixtures/run/run-note';
import { Attempts } from '../fixtures/sessions/attempts';
import { CalledOff, SignInRefused } from '../fixtures/sessions/errors';
import { SignInGate } from '../fixtures/sessions/gate';
import { Ration } from '../fixtures/sessions/ration';
import { fakePlatform } from './doctor/fake-platform';
import { ownFolder } from './specimens/own-folder';

const ANSWER = { request: 'POST /api/auth/login/', status: 200, headers: {}, text: '' };

interface Given {
  runId: string;
  /** Another gate of the same run, as another worker has it. */
  gate: () => SignInGate;
}

const test = base.extend<Given>({
  runId: async ({ baseURL: _baseURL }, use) => {
    const runId = newRunId();
    writeRunNote({ runId, target: { baseUrl: 'http://127.0.0.1:1', kind: 'remote', version: null }, unwell: null, signInWorks: false });
    await use(runId);
    rmSync(runFolder(runId), { recursive: true, force: true });
  },
  gate: async ({ runId }, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-gate-'));
    await use(() => new SignInGate(folder, runId, async (fault) => `diagnosis of ${'failure' in fault ? fault.failure : fault.status}`));
    rmSync(folder, { recursive: true, force: true });
  },
});

/** An attempt that counts, and ends when it is told to. */
function attempts(answers: (typeof ANSWER)[]) {
  let under = 0;
  const seen = { sent: 0, mostAtOnce: 0 };
  const send = async () => {
    const answer = answers[seen.sent] ?? ANSWER;
    seen.sent += 1;
    under += 1;
    seen.mostAtOnce = Math.max(seen.mostAtOnce, under);
    await new Promise((resolve) => setTimeout(resolve, 30));
    under -= 1;
    return answer;
  };
  return { seen, send };
}

test('gate: until one sign-in has worked they go one after the other', async ({ gate }) => {
  const { seen, send } = attempts([{ ...ANSWER, status: 401 }, { ...ANSWER, status: 429 }]);
  await Promise.all([gate().through(send), gate().through(send), gate().through(send)]);
  expect(seen).toEqual({ sent: 3, mostAtOnce: 1 });
});

test('gate: once one has worked nobody waits', async ({ gate }) => {
  const { seen, send } = attempts([]);
  await gate().through(send);
  await Promise.all([gate().through(send), gate().through(send)]);
  expect(seen.mostAtOnce).toBe(2);
});

test('gate: a fault of the first shuts it for everybody, and no second attempt is sent', async ({ gate, runId }) => {
  const { seen, send } = attempts([{ ...ANSWER, status: 503 }]);
  const [first, ...others] = await Promise.allSettled([gate().through(send), gate().through(send), gate().through(send)]);
  expect(seen.sent).toBe(1);
  expect([first, ...others].map((outcome) => (outcome.status === 'rejected' ? String(outcome.reason) : ''))).toEqual(
    Array(3).fill('SignInRefused: diagnosis of 503'),
  );
  expect(others.every((outcome) => outcome.status === 'rejected' && outcome.reason instanceof CalledOff)).toBe(true);
  expect(readRunNote(runId)?.unwell).toBe('diagnosis of 503');
  expect(() => gate().check()).toThrow(CalledOff);
});

test('gate: no answer to the first is as bad as a fault', async ({ gate, runId }) => {
  await expect(gate().through(() => Promise.reject(new NoAnswer(ANSWER.request, 'no answer within 10 s')))).rejects.toThrow(SignInRefused);
  expect(readRunNote(runId)?.unwell).toBe('diagnosis of no answer within 10 s');
});

test('gate: a connection that breaks under the suite’s own attempt is told as that, and not as the browser’s', async ({ runId }) => {
  const platform = await fakePlatform({ 'POST /api/auth/login/': (request) => request.socket.destroy() });
  try {
    const folder = ownFolder();
    const gate = new SignInGate(folder, runId, (fault) => diagnoseSignIn(platform.url, fault));
    const own = new Attempts(new ApiClient(platform.url, undefined), new Ration(folder, runId), 'a client', gate);
    await expect(own.send({ email: 'a@school.example', password: 'x' })).rejects.toThrow(SignInRefused);
  } finally {
    await platform.close();
  }
  expect(readRunNote(runId)?.unwell).toMatch(
    /the suite sent POST \/api\/auth\/login\/ and got a broken connection \((ECONNRESET|UND_ERR_SOCKET)\)\. Most likely: its health is well/,
  );
});

test('gate: a fault after a sign-in that worked concerns one account and is its own answer', async ({ gate, runId }) => {
  const { send } = attempts([ANSWER, { ...ANSWER, status: 500 }]);
  await gate().through(send);
  expect((await gate().through(send)).status).toBe(500);
  expect(readRunNote(runId)?.unwell).toBeNull();
});

test('gate: what is wrong with the page or the test is not blamed on the platform', async ({ gate, runId }) => {
  await expect(gate().through(() => Promise.reject(new Error('the button is missing')))).rejects.toThrow('the button is missing');
  await expect(gate().opening(() => Promise.reject(new Error('page.goto: Target page, context or browser has been closed')))).rejects.toThrow('closed');
  expect(readRunNote(runId)?.unwell).toBeNull();
});

test('gate: a sign-in page that the browser cannot have shuts it', async ({ gate, runId }) => {
  await expect(gate().opening(() => Promise.reject(new Error('page.goto: net::ERR_HTTP_RESPONSE_CODE_FAILURE at http://x/')))).rejects.toThrow(SignInRefused);
  expect(readRunNote(runId)?.unwell).toBe('diagnosis of an error status with an empty body');
});
