import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ACTOR_FACTS, ACTOR_NAMES } from '../suite/config/names';
import { EnvironmentError, PROJECT_ROOT, readEnvironment } from '../suite/config/environment';
import { VARIABLES } from '../suite/config/variables';

const remoteAccounts = Object.fromEntries(
  ACTOR_NAMES.map((name) => ACTOR_FACTS[name].variable).flatMap((prefix) => [
    [`${prefix}_EMAIL`, `${prefix.toLowerCase()}@school.example`],
    [`${prefix}_PASSWORD`, 'not-to-be-seen'],
  ]),
);

function mistakesOf(source: Record<string, string>): readonly string[] {
  try {
    readEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.mistakes.map(({ sentence }) => sentence);
    throw error;
  }
  return [];
}

test('environment: without any setting, the target is the sandbox with the reference accounts', () => {
  const environment = readEnvironment({});
  expect(environment.givenUrl).toBeUndefined();
  expect(environment.accounts.teacher.email).toBe('ivan.petrov@tutoring.com');
  expect(environment.timeZone).toBe('Europe/Moscow');
});

test('environment: a loopback address needs no permission', () => {
  expect(readEnvironment({ BASE_URL: 'http://127.0.0.1:8000/' }).givenUrl).toBe('http://127.0.0.1:8000');
  expect(readEnvironment({ BASE_URL: 'http://localhost:8000' }).givenUrl).toBe('http://localhost:8000');
});

test('environment: an address with credentials, or below the root of its host, is refused without showing it', () => {
  for (const address of ['http://nightly:hunter2@127.0.0.1:8000', 'http://hunter2@127.0.0.1:8000/']) {
    const mistakes = mistakesOf({ BASE_URL: address });
    expect(mistakes).toEqual([expect.stringContaining('BASIC_AUTH_USER and BASIC_AUTH_PASSWORD')]);
    expect(mistakes.join()).not.toContain('hunter2');
  }
  for (const end of ['/bot/', '/bot', '\\bot', '/../bot', '/?tenant=1', '?tenant=1', '/#/', '#top']) {
    expect(mistakesOf({ BASE_URL: `http://127.0.0.1:8000${end}` }), end).toEqual([
      expect.stringContaining('without path, query and fragment'),
    ]);
  }
});

test('environment: another host must be allowed by name', () => {
  const mistakes = mistakesOf({ BASE_URL: 'https://stand.school.example', ...remoteAccounts });
  expect(mistakes).toEqual([expect.stringContaining('ALLOWED_HOSTS')]);
  expect(
    mistakesOf({ BASE_URL: 'https://stand.school.example', ALLOWED_HOSTS: 'school.example', ...remoteAccounts }),
  ).toHaveLength(1);
  expect(
    readEnvironment({
      BASE_URL: 'https://stand.school.example',
      ALLOWED_HOSTS: 'a.example, stand.school.example',
      ...remoteAccounts,
    }).accounts.admin,
  ).toEqual({ email: 'admin@school.example', password: 'not-to-be-seen' });
});

test('environment: a host that only looks like loopback is a foreign one', () => {
  expect(mistakesOf({ BASE_URL: 'http://127.0.0.1.school.example', ...remoteAccounts })).toEqual([
    expect.stringContaining('ALLOWED_HOSTS'),
  ]);
});

test('environment: a real platform needs every account from the environment', () => {
  const mistakes = mistakesOf({ BASE_URL: 'https://stand.school.example', ALLOWED_HOSTS: 'stand.school.example' });
  expect(mistakes).toHaveLength(Object.keys(remoteAccounts).length);
  expect(mistakes.join()).toContain('SECOND_STUDENT_PASSWORD is missing');
});

test('environment: an account without email or password is refused, even for the sandbox', () => {
  expect(mistakesOf({ TEACHER_EMAIL: 'a@b.example' })).toEqual(['TEACHER_PASSWORD is missing']);
});

test('environment: all mistakes are reported at once by name, without any value', () => {
  const secret = 'hunter2-is-no-address';
  const mistakes = mistakesOf({
    BASE_URL: secret,
    READ_ONLY: secret,
    TIME_ZONE: secret,
    WORKERS: secret,
    TEACHER_EMAIL: secret,
    REPORT_LANG: secret,
  });
  for (const name of ['BASE_URL', 'READ_ONLY', 'TIME_ZONE', 'WORKERS', 'TEACHER_EMAIL', 'REPORT_LANG']) {
    expect(
      mistakes.some((mistake) => mistake.startsWith(name)),
      name,
    ).toBe(true);
  }
  expect(mistakes.join('\n')).not.toContain(secret);
});

test('environment: a wrong value does not hide mistakes in related settings', () => {
  const mistakes = mistakesOf({ BASE_URL: 'https://stand.school.example', TEACHER_EMAIL: 'guest' });
  expect(mistakes).toContain('TEACHER_EMAIL must be an email address');
  expect(mistakes.join('\n')).toContain('ALLOWED_HOSTS');
  expect(mistakes.join('\n')).toContain('ADMIN_PASSWORD is missing');
  expect(mistakes.filter((mistake) => mistake.startsWith('TEACHER_EMAIL'))).toHaveLength(1);
});

test('environment: probing requests go to loopback, and elsewhere only where PROBES_ALLOWED names the host', () => {
  const stand = { BASE_URL: 'https://stand.school.example', ALLOWED_HOSTS: 'stand.school.example', ...remoteAccounts };
  expect(readEnvironment({}).probesAllowed).toBe(true);
  expect(readEnvironment({ BASE_URL: 'http://127.0.0.1:8000' }).probesAllowed).toBe(true);
  expect(readEnvironment(stand).probesAllowed).toBe(false);
  expect(readEnvironment({ ...stand, PROBES_ALLOWED: 'school.example' }).probesAllowed).toBe(false);
  expect(readEnvironment({ ...stand, PROBES_ALLOWED: 'other.example, STAND.school.example' }).probesAllowed).toBe(true);
});

test('environment: wrong values of PROBES_ALLOWED, LOAD_ALLOWED, STABILITY_SECONDS and EXPECT_BUILD are reported with the others, without the value', () => {
  const mistakes = mistakesOf({
    PROBES_ALLOWED: 'https://stand.school.example',
    LOAD_ALLOWED: 'stand.school.example/api',
    STABILITY_SECONDS: 'long',
    SIGN_IN_WAIT_MINUTES: 'all day',
    EXPECT_BUILD: 'two words',
    WORKERS: 'many',
  });
  expect(mistakes.map((mistake) => mistake.split(' ')[0]).sort()).toEqual([
    'EXPECT_BUILD',
    'LOAD_ALLOWED',
    'PROBES_ALLOWED',
    'SIGN_IN_WAIT_MINUTES',
    'STABILITY_SECONDS',
    'WORKERS',
  ]);
  expect(mistakes.join()).not.toContain('two words');
});

test('environment: load goes to loopback, and elsewhere only where LOAD_ALLOWED names the host', () => {
  const stand = { BASE_URL: 'https://stand.school.example', ALLOWED_HOSTS: 'stand.school.example', ...remoteAccounts };
  expect([
    readEnvironment({}).loadAllowed,
    readEnvironment({ BASE_URL: 'http://127.0.0.1:8000' }).loadAllowed,
    readEnvironment(stand).loadAllowed,
  ]).toEqual([true, true, false]);
  expect(readEnvironment({ ...stand, PROBES_ALLOWED: 'stand.school.example' }).loadAllowed).toBe(false);
  expect(readEnvironment({ ...stand, LOAD_ALLOWED: 'other.example, STAND.school.example' }).loadAllowed).toBe(true);
});

test('environment: the stability case lasts as long as is said, within bounds', () => {
  const stand = { BASE_URL: 'http://127.0.0.1:8000' };
  expect([
    readEnvironment(stand).stabilitySeconds,
    readEnvironment({ ...stand, STABILITY_SECONDS: '120' }).stabilitySeconds,
  ]).toEqual([undefined, 120]);
  for (const wrong of ['9', '3601', 'two minutes', '1e2'])
    expect(mistakesOf({ STABILITY_SECONDS: wrong }), wrong).toEqual([
      'STABILITY_SECONDS must be a number of seconds from 10 to 3600',
    ]);
});

test('environment: every variable is documented in .env.example, and nothing else is', () => {
  const documented = [
    ...readFileSync(path.join(PROJECT_ROOT, '.env.example'), 'utf8').matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm),
  ].map((match) => match[1]);
  expect(documented.sort()).toEqual(Object.keys(VARIABLES.shape).sort());
});

test('environment: proxy, certificate and basic auth apply only to a platform of BASE_URL', () => {
  const proxied = {
    ALLOW_SELF_SIGNED: 'true',
    BASIC_AUTH_USER: 'tester',
    BASIC_AUTH_PASSWORD: 'not-to-be-seen',
    PROXY: 'http://127.0.0.1:3128',
  };
  expect(readEnvironment(proxied).network).toEqual({ allowSelfSigned: false, basicAuth: undefined, proxy: undefined });
  const { network } = readEnvironment({ ...proxied, BASE_URL: 'https://127.0.0.1:8443' });
  expect(network).toMatchObject({ allowSelfSigned: true, basicAuth: { user: 'tester' }, proxy: { bypass: '' } });
});

test('environment: basic auth without user or password is a mistake, reported without the value', () => {
  const mistakes = mistakesOf({ BASIC_AUTH_PASSWORD: 'not-to-be-seen', PROXY: 'proxy:3128' });
  expect(mistakes).toEqual([
    'PROXY must be an http:// or https:// address',
    'BASIC_AUTH_USER is missing: it goes with BASIC_AUTH_PASSWORD',
  ]);
});
