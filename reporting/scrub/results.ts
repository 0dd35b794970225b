/** Hides secrets in what Playwright hands to its reporters. The objects are changed in place: later reporters get the same ones. */
import type { TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';
import type { Scrubber } from './scrubber';

/** An attachment of a test, as Playwright hands it out. */
export type Attachment = TestResult['attachments'][number];

/** Cleans titles, parameters, notes and the error of a step; its attachments are the test's. */
export function cleanStep(scrubber: Scrubber, step: TestStep): void {
  const title = scrubber.text(step.title);
  if (title !== step.title) {
    step.title = title;
    step.titlePath = () => [...(step.parent?.titlePath() ?? []), title];
  }
  // Playwright keeps more on a step than it declares: the locator as subtitle, the parameters of a call.
  cleanTexts(scrubber, step, ['subtitle', 'params', 'annotations', 'error']);
}

/** Cleans everything of a finished attempt but its attachments. */
export function cleanResult(scrubber: Scrubber, test: TestCase, result: TestResult): void {
  for (const step of result.steps) cleanSteps(scrubber, step);
  cleanTexts(scrubber, result, ['errors', 'error', 'annotations']);
  cleanTexts(scrubber, test, ['annotations']);
  cleanOutput(scrubber, result.stdout);
  cleanOutput(scrubber, result.stderr);
}

/** Cleans an error outside of any test. */
export function cleanError(scrubber: Scrubber, error: TestError): void {
  deepClean(scrubber, error);
}

function cleanSteps(scrubber: Scrubber, step: TestStep): void {
  cleanStep(scrubber, step);
  for (const child of step.steps) cleanSteps(scrubber, child);
}

/** Output comes in pieces that may cut a secret in two, so it is joined first. */
function cleanOutput(scrubber: Scrubber, pieces: (string | Buffer)[]): void {
  if (pieces.length === 0) return;
  const whole = pieces.map((piece) => piece.toString()).join('');
  const clean = scrubber.text(whole);
  if (clean !== whole) pieces.splice(0, pieces.length, clean);
}

function cleanTexts(scrubber: Scrubber, owner: object, names: readonly string[]): void {
  const fields = owner as Record<string, unknown>;
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string') fields[name] = scrubber.text(value);
    else deepClean(scrubber, value);
  }
}

function deepClean(scrubber: Scrubber, value: unknown, seen = new Set<object>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  const fields = value as Record<string, unknown>;
  for (const [key, inner] of Object.entries(fields)) {
    if (typeof inner === 'string') fields[key] = scrubber.text(inner);
    else deepClean(scrubber, inner, seen);
  }
}
