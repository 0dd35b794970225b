/**
 * Reads the notes that tests leave only for the reporters. Removes them before Playwright's and Allure's reports copy
 * attachments.
 */
import type { TestResult } from '@playwright/test/reporter';
import type { z } from 'zod';
import { INTERNAL_DATA, type InternalDataKind } from '../../suite/run/internal-data';

const taken = new WeakMap<TestResult, Map<string, Buffer>>();

/**
 * Removes the notes of an attempt. Their attachments stay, empty and with a name that reports hide, because other
 * attachments are referenced by index.
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

/** Returns a note of an attempt; undefined when the test ended before it wrote the note. */
export function readInternalData<T>(result: TestResult, note: InternalDataKind, shape: z.ZodType<T>): T | undefined {
  const body = taken.get(result)?.get(INTERNAL_DATA[note]);
  return body === undefined ? undefined : shape.parse(JSON.parse(body.toString('utf8')));
}
