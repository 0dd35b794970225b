/** What tests noted for the reporters alone. Taken out before Playwright's and Allure's reports copy attachments. */
import type { TestResult } from '@playwright/test/reporter';
import type { z } from 'zod';
import { INTERNAL_DATA, type InternalDataKind } from '../../fixtures/run/internal-data';

const taken = new WeakMap<TestResult, Map<string, Buffer>>();

/**
 * Takes the notes of an attempt. Their attachments stay, empty and under a name that reports hide: other attachments
 * are found by their number.
 */
export function takeInternalData(result: TestResult): void {
  const names = new Set<string>(Object.values(INTERNAL_DATA));
  const notes = new Map<string, Buffer>();
  for (const attachment of result.attachments) {
    if (!names.has(attachment.name) || attachment.body === undefined) continue;
    notes.set(attachment.name, attachment.body);
    delete attachment.body;
  }
  taken.set(result, notes);
}

/** A note of an attempt; undefined when the test ended before it could leave one. */
export function readInternalData<T>(result: TestResult, note: InternalDataKind, shape: z.ZodType<T>): T | undefined {
  const body = taken.get(result)?.get(INTERNAL_DATA[note]);
  return body === undefined ? undefined : shape.parse(JSON.parse(body.toString('utf8')));
}
