/**
 * Removes secrets from Playwright's results. Changes the objects in place, because later reporters receive the same
 * objects.
 */
import type { TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';
import type { Scrubber } from './scrubber';

export type Attachment = TestResult['attachments'][number];

/** Scrubs titles, parameters, notes and the error of a step; its attachments belong to the test. */
export function cleanStep(scrubber: Scrubber, step: TestStep): void {
  const title = scrubber.text(step.title);
  if (title !== step.title) {
    step.title = title;
    step.titlePath = () => [...(step.parent?.titlePath() ?? []), title];
  }
  // A Playwright step has more fields than its type declares: the locator as subtitle, the parameters of a call.
  cleanTexts(scrubber, step, ['subtitle', 'params', 'annotations', 'error']);
}

/** Scrubs everything in a finished attempt except its attachments. */
export function cleanResult(scrubber: Scrubber, test: TestCase, result: TestResult): void {
  for (const step of result.steps) cleanSteps(scrubber, step);
  cleanTexts(scrubber, result, ['errors', 'error', 'annotations']);
  cleanTexts(scrubber, test, ['annotations']);
  cleanOutput(scrubber, result.stdout);
  cleanOutput(scrubber, result.stderr);
}

/** Scrubs an error outside any test. */
export function cleanError(scrubber: Scrubber, error: TestError): void {
  deepClean(scrubber, error);
}

function cleanSteps(scrubber: Scrubber, step: TestStep): void {
  cleanStep(scrubber, step);
  for (const child of step.steps) cleanSteps(scrubber, child);
}

/** Joins the output first: it arrives in pieces that may split a secret. */
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
