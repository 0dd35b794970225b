/** A platform that goes away in the middle of a run is one cause with its times, and what failed meanwhile is repeated. */
import { expect, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PROJECT_ROOT } from '../suite/config/configuration';
import { Answers, type Gap } from '../suite/network/answers';
import { failingManner } from '../suite/preflight/database-probe';
import type { ProberOptions } from '../suite/preflight/probe';
import { outageText } from '../suite/outage/record';
import { observationsOf } from '../reporting/verdict/observations';
import { NO_NETWORK } from '../reporting/collect/run-schema';
import { runWith } from './specimens/processes';
import { tempDir } from './specimens/temp-dir';
import { tinyServer } from './specimens/tiny-server';

const AT = Date.parse('2026-11-28T14:02:11Z');

/** Requests as [seconds after the beginning, path, status]. */
type Noted = readonly (readonly [number, string, number | undefined])[];

async function gapOf(noted: Noted, isAway: () => Promise<boolean>, since = AT): Promise<Gap | undefined> {
  let now = AT;
  const answers = new Answers(isAway, () => now);
  for (const [afterS, place, status] of noted) {
    now = AT + afterS * 1_000;
    answers.note(place, status);
    // The platform is asked meanwhile.
    await pause(0);
  }
  return answers.gapSince(since);
}

const LOST: Noted = [
  [0, '/a', 200],
  [1, '/a', undefined],
  [2, '/b', 502],
  [3, '/c', 504],
  [9, '/a', 401],
];
const away = () => Promise.resolve(true);

test('outage: several unanswered requests of different kinds are an outage if the platform does not answer meanwhile', async () => {
  expect(await gapOf(LOST, away)).toEqual({ from: AT + 1_000, to: AT + 9_000 });
  expect(await gapOf(LOST, away, AT + 9_000)).toBeUndefined();
});

test('outage: lost requests of a window are no outage while the platform answers', async () => {
  expect(await gapOf(LOST, () => Promise.resolve(false))).toBeUndefined();
  expect(await gapOf(LOST, () => Promise.reject(new Error('the question failed')))).toBeUndefined();
});

test('outage: one failing endpoint, or an error of the platform itself, is no outage', async () => {
  const places = [
    ['/a', 502],
    ['/b', 200],
    ['/a', undefined],
    ['/b', 200],
    ['/a', 500],
    ['/c', 500],
    ['/d', 500],
    ['/b', 200],
    ['/a', 502],
    ['/a', 502],
    ['/a', 502],
    ['/b', 200],
  ] as const;
  expect(
    await gapOf(
      places.map(([place, status], index) => [index, place, status] as const),
      away,
    ),
  ).toBeUndefined();
});

const TOKEN = 'a'.repeat(40);
/** A platform that answers reads by token and path. */
function answering(statusOf: (path: string, token: string) => number) {
  return tinyServer((request, _body, response) => {
    response.statusCode = statusOf(request.url ?? '', request.headers.authorization?.replace('Token ', '') ?? '');
    response.end('{}');
  });
}

for (const [what, statusOf, how] of [
  ['whose database is gone', (place) => (place.includes('health') ? 200 : 500), 'only errors (500)'],
  ['behind a server without a back end', () => 502, 'only errors (502)'],
  ['with one broken endpoint', (place) => (place === '/api/auth/me/' ? 500 : 200), undefined],
  ['that breaks on unknown tokens', (_place, token) => (token === TOKEN ? 200 : 500), undefined],
  ['that has ended the session', () => 401, undefined],
  ['that limits requests', () => 429, undefined],
  [
    'without one of the paths and without its database',
    (place) => (place === '/api/assignments/' ? 404 : 500),
    'only errors (500)',
  ],
] as const satisfies readonly (readonly [string, (path: string, token: string) => number, string | undefined])[]) {
  test(`outage: a platform ${what} ${how === undefined ? 'works' : 'is away'}`, async () => {
    const platform = await answering(statusOf);
    try {
      expect((await failingManner(platform.url, { tokens: [TOKEN], answersUnknownToken: true }))?.how).toBe(how);
    } finally {
      await platform.close();
    }
  });
}

for (const code of ['ENOTFOUND', 'EAI_AGAIN']) {
  test(`outage: a name that cannot be resolved is reported as such (${code})`, async () => {
    const lookup: ProberOptions['lookup'] = (_name, _options, answer) =>
      answer(Object.assign(new Error(`getaddrinfo ${code}`), { code }), '');
    expect(
      (await failingManner('http://stand.invalid', { tokens: [TOKEN], answersUnknownToken: true }, { lookup }))?.how,
    ).toBe(`its name cannot be resolved (${code})`);
  });
}

test('outage: a certificate that expires during the run is reported as such', async () => {
  const trusted = path.join(tempDir(), 'trusted.pem');
  writeFileSync(
    trusted,
    ['self-signed.pem', 'expired.pem']
      .map((name) => certificateIn(readFileSync(path.join(PROJECT_ROOT, 'tests', 'doctor', name), 'utf8')))
      .join('\n'),
  );
  expect(JSON.parse(await runWith({ NODE_EXTRA_CA_CERTS: trusted }, 'expiring-process'))).toEqual([
    'works',
    'its certificate is not accepted (CERT_HAS_EXPIRED)',
  ]);
});

function certificateIn(pem: string): string {
  return (
    pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'), pem.indexOf('-----END CERTIFICATE')) + '-----END CERTIFICATE-----'
  );
}

test('outage: an outage prevents a release, with its times and its number of cases', () => {
  const outages = [
    { from: '2026-11-28T14:02:11.000Z', to: '2026-11-28T14:03:40.000Z', how: 'no answer (ECONNREFUSED)', cases: 37 },
  ];
  const [observation] = observationsOf(
    { network: NO_NETWORK, leftBehind: [], notReady: null, outages, sessionLosses: [], clockJumps: [], runId: 'a-run' },
    { kind: 'remote' },
  );
  expect(observation).toMatchObject({
    kind: 'outage',
    blocks: true,
    sentence: { en: 'the platform was away: no answer (ECONNREFUSED) from 14:02:11 to 14:03:40 UTC, 37 cases' },
  });
  expect(outageText({ from: AT, to: null, how: 'only errors (502)' })).toBe('only errors (502) from 14:02:11 on UTC');
});
