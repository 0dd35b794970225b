/** Maps the cases that must detect a fault to the tests that run them. */
import { CASE_LABEL } from '../../suite/catalogue/metadata';
import type { ListedTest, PlacedTest } from '../suite/listed-tests';
import { escapeRegExp } from '../../lib/escape-regexp';

/**
 * The tests that run these cases or have these titles.
 * @throws Error listing the cases and titles without a test: such a fault could only survive
 */
export function testsFor<Test extends ListedTest>(detectedBy: readonly string[], tests: readonly Test[]): Test[] {
  const carriers = detectedBy.map((name) => ({ name, tests: tests.filter((test) => carries(test, name)) }));
  const missing = carriers.filter((carrier) => carrier.tests.length === 0);
  if (missing.length > 0) throw new Error(`No test carries ${missing.map(({ name }) => `«${name}»`).join(', ')}.`);
  return [...new Set(carriers.flatMap((carrier) => carrier.tests))];
}

/** Playwright arguments that run exactly these tests. */
export function argumentsFor(tests: readonly ListedTest[]): string[] {
  const files = [...new Set(tests.map((test) => `e2e/${test.file}`))];
  // Playwright appends tags to the title that it matches.
  const titles = tests.map((test) => `${escapeRegExp(test.title)}(?= @|$)`);
  return [...files, '--grep', titles.join('|')];
}

/** A test's name in its own process and in the run's report: file relative to `e2e/`, group titles, title. */
export function nameOf({ file, titles }: PlacedTest): string {
  return [file, ...titles].join(' › ');
}

function carries(test: ListedTest, name: string): boolean {
  return (
    test.title === name || test.annotations.some(({ type, description }) => type === CASE_LABEL && description === name)
  );
}
