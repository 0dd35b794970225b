/** `npm run doctor` as a person or another tool starts it. */
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { environment } from '../suite/config/environment';
import { targetFolder } from '../suite/config/folders';
import { takeLease } from '../lib/lease';
import { writePrivate } from '../lib/private-file';
import { command, forget, type Ended } from './doctor/child';
import { emptyAndClosed, fakePlatform, html, json, type FakeResponses } from './doctor/fake-platform';
import path from 'node:path';

const SIGN_IN = 'POST /api/auth/login/';

const reportSchema = z.object({
  schemaVersion: z.literal(1),
  fit: z.boolean(),
  checks: z.array(
    z.object({
      check: z.string(),
      state: z.enum(['ok', 'warning', 'broken']),
      found: z.string(),
      cause: z.string().optional(),
      remedy: z.string().optional(),
      figures: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  notChecked: z.array(z.string()),
});

interface DoctorRun extends Ended {
  readonly report: z.infer<typeof reportSchema>;
  /** The requests that the platform received. */
  readonly requests: readonly string[];
}

/**
 * Runs the doctor against a platform that is healthy except for these responses.
 * @param before prepares what is stored about the platform
 */
async function runDoctorCommand(
  responses: FakeResponses,
  before: (url: string) => void = () => undefined,
): Promise<DoctorRun> {
  const platform = await fakePlatform(responses);
  before(platform.url);
  const ended = await command('doctor.ts', ['--json'], { BASE_URL: platform.url });
  await platform.close();
  forget(platform.url);
  return { ...ended, report: reportSchema.parse(JSON.parse(ended.output)), requests: platform.requests };
}

function the(check: string, { report }: DoctorRun) {
  return report.checks.find((result) => result.check === check);
}

test('doctor command: a healthy platform is fit for a run, which takes five sign-ins', async () => {
  const doctorRun = await runDoctorCommand({});
  expect(doctorRun.status).toBe(0);
  expect(doctorRun.report.checks.filter((result) => result.state !== 'ok').map((result) => result.check)).toEqual([
    'sign-in second student',
  ]);
  expect(the('sign-in second student', doctorRun)?.found).toMatch(
    /^left out: five sign-ins a minute are allowed, the next in \d+ s$/,
  );
  expect(doctorRun.requests.filter((request) => request === SIGN_IN)).toHaveLength(5);
  expect(
    doctorRun.requests.filter((request) => request === 'POST /api/accounts/logout/'),
    'its sessions are ended',
  ).toHaveLength(5);
  expect(the('API from the page', doctorRun)?.state).toBe('ok');
  expect(doctorRun.output).not.toContain(environment().accounts.teacher.password);
  expect(doctorRun.output).not.toContain('token-of-');
});

test('doctor command: each check prints one line', async () => {
  const platform = await fakePlatform({ [SIGN_IN]: json(401, { success: false, error: 'Неверные учетные данные' }) });
  const { status, output } = await command('doctor.ts', [], { BASE_URL: platform.url });
  await platform.close();
  forget(platform.url);
  expect(status).toBe(3);
  expect(output).toMatch(/^ok {7}health {18}GET \/api\/system\/health\/live\/ is healthy in \d+ ms$/m);
  expect(output).toMatch(
    /^broken {3}sign-in teacher {9}POST \S+ answered 401 with «Неверные учетные данные»\. Most likely: .* What to do: check TEACHER_EMAIL and TEACHER_PASSWORD\.$/m,
  );
  expect(output).toMatch(/^Not fit for a run: sign-in admin, .*\. \(\d+ checks in .*\)$/m);
});

test('doctor command: nothing listens', async () => {
  const platform = await fakePlatform();
  await platform.close();
  const { status, output } = await command('doctor.ts', [], { BASE_URL: platform.url });
  expect(status).toBe(3);
  expect(output).toMatch(/^broken {3}reachable .*refuses the connection/m);
  expect(output).toMatch(/^skipped scripts, API from the page, sign-ins, upload limit, optional paths/m);
});

test('doctor command: REPORT_LANG=ru prints everything in Russian', async () => {
  const platform = await fakePlatform();
  await platform.close();
  const { status, output } = await command('doctor.ts', [], { BASE_URL: platform.url, REPORT_LANG: 'ru' });
  expect(status).toBe(3);
  expect(output).toMatch(/^сбой {5}связь .*отклоняет соединение.* Вероятная причина: .* Что делать: .*$/m);
  expect(output).toMatch(/^Прогон запускать нельзя: связь\. \(1 проверка за .* м?с\)$/m);
  expect(output).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/);
});

test('doctor command: a 503 of a server in front takes one sign-in and is distinguished from a 503 of the platform', async () => {
  const doctorRun = await runDoctorCommand({ [SIGN_IN]: emptyAndClosed });
  expect(doctorRun.status).toBe(3);
  expect(the('sign-in admin', doctorRun)?.cause).toMatch(/^not the platform answered but something in between/);
  expect(the('sign-in teacher', doctorRun)?.found).toBe('left out: the sign-in before was answered 503');
  expect(doctorRun.requests.filter((request) => request === SIGN_IN)).toHaveLength(1);
});

for (const { headers, said } of [
  { headers: {}, said: /^wait a minute \(the answer names no time\)/ },
  { headers: { 'Retry-After': '17' }, said: /^wait 17 s/ },
]) {
  test(`doctor command: a 429 ${'Retry-After' in headers ? 'with' : 'without'} Retry-After is honoured`, async () => {
    const doctorRun = await runDoctorCommand({
      [SIGN_IN]: json(429, { success: false, error: 'Слишком много попыток входа' }, headers),
    });
    expect(doctorRun.status).toBe(3);
    expect(the('sign-in admin', doctorRun)?.remedy).toMatch(said);
    expect(the('sign-in parent', doctorRun)?.found).toMatch(/^left out: the platform asks to wait/);
    expect(doctorRun.requests.filter((request) => request === SIGN_IN)).toHaveLength(1);
  });
}

test('doctor command: the account that a run is using is not signed in anew', async () => {
  let release = () => {};
  const asked: string[] = [];
  const doctorRun = await runDoctorCommand(
    {
      'GET /api/auth/me/': (request, response) => {
        asked.push(request.headers.authorization ?? '');
        json(200, {
          success: true,
          data: { id: 1, email: 'x@y.example', first_name: 'I', last_name: 'P', role: 'teacher' },
        })(request, response);
      },
    },
    (url) => {
      release = takeLease(targetFolder(url), 'run-in-flight');
      writePrivate(path.join(targetFolder(url), 'teacher.json'), {
        runId: 'run-in-flight',
        token: 'token-of-the-run',
        user: { id: 1, email: 'x@y.example', first_name: 'I', last_name: 'P', role: 'teacher' },
        storage: { cookies: [], origins: [] },
        evidence: { status: 200, durationMs: 1, landing: '/', storedKeys: [], toasts: [] },
        signedInAt: 0,
        renewals: 0,
      });
    },
  );
  release();
  expect(the('sign-in teacher', doctorRun)?.found).toMatch(
    /^not tried: a run is using the account, and its session is alive/,
  );
  expect(asked).toEqual(['Token token-of-the-run']);
  expect(
    doctorRun.requests.filter((request) => request === SIGN_IN),
    'the other four and the second student',
  ).toHaveLength(5);
  expect(doctorRun.requests.filter((request) => request === 'POST /api/accounts/logout/')).toHaveLength(5);
});

test('doctor command: the page is served, but not its script', async () => {
  const doctorRun = await runDoctorCommand({ 'GET /assets/page.js': html(200, '<!doctype html><html></html>') });
  expect(doctorRun.status).toBe(3);
  expect(the('scripts', doctorRun)?.found).toBe('/assets/page.js is an HTML page instead of a script');
  expect(the('API from the page', doctorRun)?.state).toBe('warning');
});

test('doctor command: a wrong configuration or argument ends with exit code 2', async () => {
  const misconfigured = await command('doctor.ts', [], { BASE_URL: 'not-an-address' });
  expect(misconfigured.status).toBe(2);
  expect(misconfigured.output).toContain('BASE_URL must be');
  const misspelt = await command('doctor.ts', ['--jsn'], { BASE_URL: 'http://127.0.0.1:9' });
  expect(misspelt.status).toBe(2);
  expect(misspelt.output).toContain('--json');
});
