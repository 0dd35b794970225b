/**
 * The circuit breaker of sign-in: which sign-ins it allows, and what all workers report when the first one meets a
 * broken platform.
 */
import { expect, test as base } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newRunId, runFolder } from '../suite/config/environment';
import { ApiClient } from '../suite/api/client';
import { NoResponseError } from '../suite/monitoring/response';
import { diagnoseSignIn } from '../suite/preflight/sign-in-fault';
import { readRunState, writeRunState } from '../suite/run/run-state';
import { Attempts } from '../suite/sessions/attempts';
import { SignInUnavailableError, SignInRefused } from '../suite/failure/blocked';
import { SignInCircuitBreaker } from '../suite/sessions/circuit-breaker';
import { SignInRateLimiter } from '../suite/sessions/rate-limiter';
import { fakePlatform } from './doctor/fake-platform';
import { tempDir } from './specimens/temp-dir';

const RESPONSE = { request: 'POST /api/auth/login/', status: 200, headers: {}, text: '' };

interface BreakerFixtures {
  runId: string;
  /** Another circuit breaker of the same run, as another worker has it. */
  circuitBreaker: () => SignInCircuitBreaker;
}

const test = base.extend<BreakerFixtures>({
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
  circuitBreaker: async ({ runId }, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-gate-'));
    await use(
      () =>
        new SignInCircuitBreaker(folder, runId, (fault) => {
          const diagnosis = `diagnosis of ${'failure' in fault ? fault.failure : fault.status}`;
          return Promise.resolve({ en: diagnosis, ru: diagnosis });
        }),
    );
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Sends sign-in attempts that take 30 ms each, and counts them. */
function attempts(responses: (typeof RESPONSE)[]) {
  let under = 0;
  const seen = { sent: 0, mostAtOnce: 0 };
  const send = async () => {
    const response = responses[seen.sent] ?? RESPONSE;
    seen.sent += 1;
    under += 1;
    seen.mostAtOnce = Math.max(seen.mostAtOnce, under);
    await new Promise((resolve) => setTimeout(resolve, 30));
    under -= 1;
    return response;
  };
  return { seen, send };
}

test('circuit breaker: until one sign-in has succeeded, sign-ins are sent one after the other', async ({
  circuitBreaker,
}) => {
  const { seen, send } = attempts([
    { ...RESPONSE, status: 401 },
    { ...RESPONSE, status: 429 },
  ]);
  await Promise.all([circuitBreaker().run(send), circuitBreaker().run(send), circuitBreaker().run(send)]);
  expect(seen).toEqual({ sent: 3, mostAtOnce: 1 });
});

test('circuit breaker: after the first success no sign-in waits', async ({ circuitBreaker }) => {
  const { seen, send } = attempts([]);
  await circuitBreaker().run(send);
  await Promise.all([circuitBreaker().run(send), circuitBreaker().run(send)]);
  expect(seen.mostAtOnce).toBe(2);
});

test('circuit breaker: a server fault of the first sign-in stops all sign-ins, and no second one is sent', async ({
  circuitBreaker,
  runId,
}) => {
  const { seen, send } = attempts([{ ...RESPONSE, status: 503 }]);
  const outcomes = await Promise.allSettled([
    circuitBreaker().run(send),
    circuitBreaker().run(send),
    circuitBreaker().run(send),
  ]);
  expect(seen.sent).toBe(1);
  const reasons = outcomes.map((outcome): unknown => (outcome.status === 'rejected' ? outcome.reason : undefined));
  expect(reasons.map(String)).toEqual(Array(3).fill('SignInRefused: diagnosis of 503'));
  // Any of the three may get the lock first: that one was sent, the others were not.
  expect(reasons.filter((reason) => reason instanceof SignInUnavailableError)).toHaveLength(2);
  expect(readRunState(runId)?.unhealthyReason).toBe('diagnosis of 503');
  expect(() => circuitBreaker().check()).toThrow(SignInUnavailableError);
});

test('circuit breaker: an unanswered first sign-in stops all sign-ins', async ({ circuitBreaker, runId }) => {
  await expect(
    circuitBreaker().run(() => Promise.reject(new NoResponseError(RESPONSE.request, 'no answer within 10 s'))),
  ).rejects.toThrow(SignInRefused);
  expect(readRunState(runId)?.unhealthyReason).toBe('diagnosis of no answer within 10 s');
});

test('circuit breaker: a connection that breaks during the suite’s own sign-in is reported as such, not as one of the browser', async ({
  runId,
}) => {
  const platform = await fakePlatform({ 'POST /api/auth/login/': (request) => request.socket.destroy() });
  try {
    const folder = tempDir();
    const circuitBreaker = new SignInCircuitBreaker(folder, runId, (fault) => diagnoseSignIn(platform.url, fault));
    const own = new Attempts(
      new ApiClient(platform.url, undefined),
      new SignInRateLimiter(folder, runId),
      'a client',
      circuitBreaker,
    );
    await expect(own.send({ email: 'a@school.example', password: 'x' })).rejects.toThrow(SignInRefused);
  } finally {
    await platform.close();
  }
  expect(readRunState(runId)?.unhealthyReason).toMatch(
    /the suite sent POST \/api\/auth\/login\/ and got a broken connection \((ECONNRESET|UND_ERR_SOCKET)\)\. Most likely: its health check passes/,
  );
});

test('circuit breaker: a server fault after a successful sign-in concerns only its account', async ({
  circuitBreaker,
  runId,
}) => {
  const { send } = attempts([RESPONSE, { ...RESPONSE, status: 500 }]);
  await circuitBreaker().run(send);
  expect((await circuitBreaker().run(send)).status).toBe(500);
  expect(readRunState(runId)?.unhealthyReason).toBeNull();
});

test('circuit breaker: an error of the page or of the test does not stop other sign-ins', async ({
  circuitBreaker,
  runId,
}) => {
  await expect(circuitBreaker().run(() => Promise.reject(new Error('the button is missing')))).rejects.toThrow(
    'the button is missing',
  );
  await expect(
    circuitBreaker().openPage(() =>
      Promise.reject(new Error('page.goto: Target page, context or browser has been closed')),
    ),
  ).rejects.toThrow('closed');
  expect(readRunState(runId)?.unhealthyReason).toBeNull();
});

test('circuit breaker: a sign-in page that does not load stops all sign-ins', async ({ circuitBreaker, runId }) => {
  await expect(
    circuitBreaker().openPage(() =>
      Promise.reject(new Error('page.goto: net::ERR_HTTP_RESPONSE_CODE_FAILURE at http://x/')),
    ),
  ).rejects.toThrow(SignInRefused);
  expect(readRunState(runId)?.unhealthyReason).toBe('diagnosis of an error status with an empty body');
});
