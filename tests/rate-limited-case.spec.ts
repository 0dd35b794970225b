/** A case that the platform's rate limit ended has no result. It is repeated once and never fails. */
import { expect, test } from '@playwright/test';
import { blockedByLimit } from '../suite/failure/limited-request';
import { withFailure } from '../suite/failure/register';
import { Protocol } from '../suite/protocol/protocol';
import { endIdleRun, runIn, startIdleRun } from './support/idle-run';
import { tempDir } from './specimens/temp-dir';

const LIST = { method: 'GET', path: '/api/assignments/', status: 429 };
const SIGN_IN = { method: 'POST', path: '/api/auth/login/', status: 429 };

test('rate-limited case: a refused request, and a page without its data, are explained by the limit', () => {
  expect(
    blockedByLimit(
      { code: 'rate-limited', request: { method: 'GET', path: '/api/assignments/' }, status: 429 },
      'not listed',
    )?.message,
  ).toBe('the rate limit of the platform refused GET /api/assignments/ (429), so the case has no result: not listed');
  expect(blockedByLimit({ code: 'control-missing', failedRequests: [LIST] }, '')?.failure).toMatchObject({
    code: 'rate-limited',
    request: { path: '/api/assignments/' },
    status: 429,
  });
});

test('rate-limited case: a failure of another request, a missing refusal and the limit of sign-ins are not', () => {
  expect(
    blockedByLimit(
      {
        code: 'server-error',
        request: { method: 'GET', path: '/api/assignments/' },
        status: 500,
        failedRequests: [LIST],
      },
      '',
    ),
  ).toBeUndefined();
  expect(
    blockedByLimit(
      {
        code: 'not-refused',
        request: { method: 'GET', path: '/api/assignments/' },
        status: 200,
        failedRequests: [LIST],
      },
      '',
    ),
  ).toBeUndefined();
  expect(
    blockedByLimit({ code: 'control-missing', failedRequests: [{ ...LIST, status: 404 }, SIGN_IN] }, ''),
  ).toBeUndefined();
  expect(blockedByLimit({ code: 'rate-limited', request: SIGN_IN, status: 429 }, '')).toBeUndefined();
});

test('rate-limited case: a step that the limit ended is blocked, and so is what needs it', async () => {
  const protocol = new Protocol(['1.8', '1.9'], () => Promise.resolve(undefined));
  const refused = withFailure(new Error('There is no button.'), { code: 'control-missing', failedRequests: [LIST] });
  await expect(protocol.step('1.8', () => Promise.reject(refused))).rejects.toThrow('There is no button.');
  const [step, next] = protocol.finish();
  expect(step).toMatchObject({
    id: '1.8',
    outcome: 'BLOCKED',
    failure: { code: 'rate-limited' },
    reason: expect.stringContaining('429'),
  });
  expect(next).toMatchObject({ id: '1.9', outcome: 'BLOCKED' });
});

test('rate-limited case: the run repeats it once, and only its last attempt counts', async () => {
  const reports = tempDir();
  const run = startIdleRun(reports, ['--config', 'tests/idle/playwright.config.ts', 'rate-limit.forced']);
  try {
    await run.ended;
    const report = runIn(reports);
    expect(report?.totals, run.output()).toMatchObject({ passed: 1, failed: 1, blocked: 1, flaky: 0 });
    expect(report?.cases.map(({ title, outcome }) => [title, outcome])).toEqual([
      ['limit: in the first attempt only', 'PASS'],
      ['limit: in each attempt', 'BLOCKED'],
      ['limit: beside a failure of its own', 'FAIL'],
    ]);
    expect(report?.cases[1]?.error).toContain('the rate limit of the platform refused GET /api/assignments/ (429)');
  } finally {
    endIdleRun(run);
  }
});
