/** Checks the specs against the manual protocol: every case is run, none is run twice, and all can be found. */
import { expect, test } from '@playwright/test';
import { CASES, NUMBERED_STEPS, isCaseId, signInCaseOf } from '../suite/catalogue';
import { PHASES_WITH_FOLDER } from '../suite/config/internal-variables';
import { ROLES } from '../suite/config/names';
import { CASE_LABEL, OWNERS, PHASE_LABEL, TAGS } from '../suite/catalogue/metadata';
import { callsIn, stepCalls, type StepCall } from './support/steps-run';
import { listedTests, type ListedTest } from '../tools/suite/listed-tests';

/** S1–S7: the 79 numbered steps and their “also” lines. */
const SCENARIO_IDS = CASES.filter((entry) => /^S\d$/.test(entry.scenario)).map((entry) => entry.id);

// One worker for all tests: listing the suite takes seconds, and once is enough.
test.describe.configure({ mode: 'default' });
let tests: readonly ListedTest[] = [];
let calls: readonly StepCall[] = [];

test.beforeAll(async () => {
  tests = await listedTests();
  calls = stepCalls();
});

function casesOfTest({ annotations }: ListedTest): string[] {
  return annotations.filter(({ type }) => type === CASE_LABEL).map(({ description }) => description);
}

/** Values that occur more than once in a list. */
function doubles(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

test('catalogue: the checklist has 79 numbered steps', () => {
  expect(NUMBERED_STEPS).toHaveLength(79);
  expect(doubles(CASES.map((entry) => entry.id))).toEqual([]);
});

test('catalogue: each step and each “also” line of S1–S7 is run at exactly one place', () => {
  const run = calls.flatMap(({ id }) => id ?? []);
  expect(
    SCENARIO_IDS.filter((id) => !run.includes(id)),
    'run nowhere',
  ).toEqual([]);
  expect(doubles(run), 'run at two places').toEqual([]);
  expect(
    run.filter((id) => !isCaseId(id)),
    'no case of the protocol',
  ).toEqual([]);
  // In other specs a loop may run one case per kind of account. There the protocol itself rejects a case that the test
  // has not declared.
  const scenarioCalls = calls.filter(({ file }) => file.startsWith('assignments/'));
  expect(scenarioCalls.length).toBeGreaterThan(0);
  expect(
    scenarioCalls.filter(({ id }) => id === undefined).map(({ file, line }) => `${file}:${line}`),
    'steps whose id is not a plain text',
  ).toEqual([]);
});

test('catalogue: each step and each “also” line of S1–S7 is declared by exactly one test, in the file that runs it', () => {
  const declared = tests.flatMap(casesOfTest);
  expect(
    SCENARIO_IDS.filter((id) => !declared.includes(id)),
    'declared nowhere',
  ).toEqual([]);
  expect(doubles(declared), 'declared by two tests').toEqual([]);
  const places = new Map(tests.flatMap((entry) => casesOfTest(entry).map((id) => [id, entry.file] as const)));
  expect(
    calls
      .filter(({ id, file }) => id !== undefined && places.get(id) !== file)
      .map(({ id, file, line }) => `${id} in ${file}:${line}`),
    'run in another file than declared',
  ).toEqual([]);
});

test('catalogue: a phase that a run can leave out has exactly the tests of its folder', () => {
  for (const phase of PHASES_WITH_FOLDER) {
    const ofPhase = ({ annotations }: ListedTest) =>
      annotations.some(({ type, description }) => type === PHASE_LABEL && description === phase);
    const places = (listed: readonly ListedTest[]) => [...new Set(listed.map(({ file }) => file))].sort();
    const inFolder = tests.filter(({ file }) => file.startsWith(`${phase}/`));
    expect(inFolder.length, phase).toBeGreaterThan(0);
    expect(places(tests.filter(ofPhase)), `files with tests of the phase ${phase}`).toEqual(places(inFolder));
    expect(places(inFolder.filter((listed) => !ofPhase(listed))), `other phases in ${phase}/`).toEqual([]);
  }
});

test('catalogue: every case of the protocol is declared by exactly one test', () => {
  const declared = tests.flatMap(casesOfTest);
  expect(
    CASES.map((entry) => entry.id).filter((id) => !declared.includes(id)),
    'declared nowhere',
  ).toEqual([]);
  expect(doubles(declared), 'declared by two tests').toEqual([]);
});

test('catalogue: each role has a sign-in case, run by the spec of the role in e2e/sign-in', () => {
  const specs = ROLES.map((role) => tests.find((one) => casesOfTest(one).includes(signInCaseOf(role)))?.file);
  expect(specs).toEqual(ROLES.map((role) => `sign-in/${role}.spec.ts`));
});

test('catalogue: titles are unique in the whole suite', () => {
  expect(doubles(tests.map(({ title }) => title))).toEqual([]);
});

test('catalogue: every test has an owner and tags of the closed sets, and says whether it changes data', () => {
  const faults = tests.flatMap(({ file, title, tags, annotations }) => {
    const owners = annotations
      .filter(({ type }) => type === 'allure.label.owner')
      .map(({ description }) => description);
    const known: readonly string[] = TAGS;
    const unknown = tags.filter((tag) => !known.includes(`@${tag.replace(/^@/, '')}`));
    const kinds = tags.filter((tag) => /^@?(read-only|changes-data)$/.test(tag));
    return [
      ...(owners.length === 1 && (OWNERS as readonly string[]).includes(owners[0] ?? '')
        ? []
        : [`${file}: «${title}» has no owner of the set`]),
      ...unknown.map((tag) => `${file}: «${title}» has the unknown tag ${tag}`),
      ...(kinds.length === 1 ? [] : [`${file}: «${title}» does not say whether it changes data`]),
    ];
  });
  expect(faults).toEqual([]);
});

test('catalogue: a step is found in any surrounding code, and a step without a literal id is reported', () => {
  const source = `
    await protocol.step('4.8', async () => { await test.step('inside', () => protocol.step("S4.a", check)); });
    const late = await protocol.step(\n  '6.8', body, detour);
    const offered = await protocol.check('4.5', body);
    await protocol.step(id, body); // protocol.step('9.9', in a comment)
    await other.step('1.1', body);
    await protocol.skip('1.2', 'reason');`;
  expect(callsIn('a.spec.ts', source).map(({ id }) => id)).toEqual(['4.8', 'S4.a', '6.8', '4.5', undefined]);
});
