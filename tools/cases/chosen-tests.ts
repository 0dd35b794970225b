/** Selects tests by case ids or words, and passes exactly these tests to Playwright. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../../suite/config/environment';
import { CASES } from '../../suite/catalogue';
import { CASE_LABEL } from '../../suite/catalogue/metadata';
import { listLine } from '../../reporting/shards/plan';
import { chosen, rowsOf } from './rows';
import { writeTestList } from '../shards/planning';
import type { PlacedTest } from '../suite/listed-tests';

const SPECS = path.join(PROJECT_ROOT, 'e2e').replaceAll('\\', '/');

/** A word that names spec files and not what a test is about. */
const isPath = (word: string) => /[/\\]|\.spec\.ts$/.test(word);

/**
 * Tests that run the selected cases, and tests whose title has all the words: an id in a title may be part of another
 * test's.
 * @param words ids of cases or scenarios, or words that must all occur, or paths of spec files as for `npm start`, of which
 * one must fit; none selects every test
 */
export function testsFor(tests: readonly PlacedTest[], words: readonly string[]): PlacedTest[] {
  const isNamed = CASES.some(({ id, scenario }) => words.includes(id) || words.includes(scenario));
  const ids = new Set<string>(chosen(rowsOf(tests, undefined), { words }).map(({ definition }) => definition.id));
  const paths = words.filter(isPath).map((word) => word.replaceAll('\\', '/').replace(/^\.\//, ''));
  const texts = words.filter((word) => !isPath(word)).map((word) => word.toLowerCase());
  const isDescribed = ({ title, file }: PlacedTest) =>
    !isNamed &&
    texts.every((text) => title.toLowerCase().includes(text)) &&
    (paths.length === 0 || paths.some((part) => `${SPECS}/${file}`.includes(part)));
  return tests.filter(
    (test) =>
      isDescribed(test) ||
      test.annotations.some(({ type, description }) => type === CASE_LABEL && ids.has(description)),
  );
}

/** Runs exactly these tests with Playwright, in its first browser. */
export async function withTestList<T>(
  tests: readonly PlacedTest[],
  work: (words: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-tests-'));
  try {
    const lines = tests.map(({ file, titles, projects }) => listLine(projects[0] ?? '', file, titles));
    return await work(['--test-list', writeTestList(path.join(folder, 'tests.txt'), lines)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
