/** Walks through nightly.yml as it stands: a green night, a red one, a lost shard, and a platform that cannot be reached. */
import { expect } from '@playwright/test';
import { createServer, type AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { releaseReportSchema, type ReleaseReport } from '../../reporting/render/release/report';
import { BY_NIGHT } from '../support/child-run';
import { TIMEOUT_MS, storyOf, test } from '../support/workflow/night-test';
import type { JobOutcome, Night } from '../support/workflow/walk';

// A fixture with a time-out of its own cannot extend that of its test.
test.describe.configure({ timeout: TIMEOUT_MS });

/** The jobs that the outcome of the cases does not change. */
const ALWAYS = { harness: 'success', mutants: 'success', pages: 'skipped' } as const;

test(
  'nightly walk: a red night opens an issue, and the green one after it closes it',
  BY_NIGHT,
  async ({ night, host }) => {
    const red = await night({ machine: { SANDBOX_SHAPE: 'children-crash' } });
    expect(resultsOf(red), storyOf(red)).toEqual({
      ...ALWAYS,
      drill: drillOf(red),
      prepare: 'success',
      part: 'failure',
      merge: 'failure',
      issues: 'success',
      nightly: 'failure',
    });
    const report = reportIn(red);
    expect(report.decision).toBe('NO-GO');
    expect(report.causes.flatMap(({ failed }) => failed.map(({ id }) => id))).toEqual(['P1']);
    expect(red.jobs['merge']?.summary).toContain('NO-GO');
    expect(red.jobs['merge']?.summary).toContain(`${host.url}/school/the-bot/actions/runs/1001#artifacts`);
    expect(red.artefacts.names()).toEqual(
      artefactsOf(red, ['mutants', 'part-1', 'part-2', 'part-phone', 'plan', 'reports']),
    );
    expect(host.issues.map(({ state, labels }) => ({ state, labels }))).toEqual([
      { state: 'open', labels: ['nightly'] },
    ]);
    expect(host.issues[0]?.body).toContain('P1');

    const green = await night();
    expect(resultsOf(green), storyOf(green)).toEqual({
      ...ALWAYS,
      drill: drillOf(green),
      prepare: 'success',
      part: 'success',
      merge: 'success',
      issues: 'success',
      nightly: 'success',
    });
    expect(reportIn(green).decision).toBe('GO');
    // The night before has left its memory.
    expect(reportIn(green).changes).not.toBeNull();
    expect(host.issues.map(({ state, comments }) => [state, comments.length])).toEqual([['closed', 1]]);
    expect(failedSteps(green)).toEqual([]);
  },
);

test('nightly walk: a lost shard is a NO-GO that names it', BY_NIGHT, async ({ night, host }) => {
  const lost = await night({ isLost: (job, entry) => job === 'part' && entry === '2' });
  expect(resultsOf(lost), storyOf(lost)).toEqual({
    ...ALWAYS,
    drill: drillOf(lost),
    prepare: 'success',
    part: 'failure',
    merge: 'failure',
    issues: 'success',
    nightly: 'failure',
  });
  expect(reportIn(lost).decision).toBe('NO-GO');
  expect(
    reportIn(lost)
      .reasons.map(({ en }) => en)
      .join('; '),
  ).toMatch(/Shard 2 of 2/);
  expect(lost.artefacts.names()).not.toContain('part-2');
  expect(host.issues.filter(({ state }) => state === 'open')).toHaveLength(1);
});

test(
  'nightly walk: a platform that cannot be reached stops the night, and is an issue',
  BY_NIGHT,
  async ({ night, host }) => {
    const url = `http://127.0.0.1:${await closedPort()}`;
    const away = await night({ vars: accountsOf(url), secrets: PASSWORDS });
    expect(resultsOf(away), storyOf(away)).toEqual({
      ...ALWAYS,
      prepare: 'failure',
      part: 'skipped',
      drill: 'skipped',
      merge: 'failure',
      issues: 'success',
      nightly: 'failure',
    });
    expect(failedSteps(away)).toContain('prepare: The doctor');
    expect(away.artefacts.names()).not.toContain('plan');
    expect(host.issues.map(({ title, state }) => [title, state])).toEqual([['The nightly left no results', 'open']]);
  },
);

const ROLES = ['ADMIN', 'TEACHER', 'STUDENT', 'SECOND_STUDENT', 'TUTOR', 'PARENT'];
const PASSWORDS = Object.fromEntries(ROLES.map((role) => [`${role}_PASSWORD`, `of-${role.toLowerCase()}-17`]));

function accountsOf(url: string): Record<string, string> {
  return {
    BASE_URL: url,
    ALLOWED_HOSTS: new URL(url).hostname,
    ...Object.fromEntries(ROLES.map((role) => [`${role}_EMAIL`, `${role.toLowerCase()}@school.example`])),
  };
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function resultsOf({ jobs }: Night): Record<string, JobOutcome> {
  return Object.fromEntries(Object.entries(jobs).map(([id, { result }]) => [id, result]));
}

/** The drill is left out on most days, and only then. */
function drillOf({ jobs }: Night): JobOutcome {
  return jobs['prepare']?.outputs['weekly'] === 'true' ? 'success' : 'skipped';
}

function artefactsOf(night: Night, names: readonly string[]): string[] {
  return [...(drillOf(night) === 'success' ? ['drill'] : []), ...names];
}

function failedSteps({ jobs }: Night): string[] {
  return Object.entries(jobs).flatMap(([id, { runs }]) =>
    runs.flatMap(({ steps }) =>
      steps.filter(({ outcome }) => outcome === 'failure').map(({ name }) => `${id}: ${name}`),
    ),
  );
}

/** Returns the release report of the artefact that a person downloads. */
function reportIn({ artefacts }: Night): ReleaseReport {
  const to = mkdtempSync(path.join(os.tmpdir(), 'the-bot-night-reports-'));
  try {
    artefacts.download(to, { name: 'reports', pattern: undefined });
    expect(existsSync(path.join(to, 'allure', 'index.html'))).toBe(true);
    return releaseReportSchema.parse(JSON.parse(readFileSync(path.join(to, 'release.json'), 'utf8')));
  } finally {
    rmSync(to, { recursive: true, force: true });
  }
}
