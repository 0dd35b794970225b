/** What tests noted for the reporters alone. Taken out before Playwright's and Allure's reports copy attachments. */
import type { TestResult } from '@playwright/test/reporter';
import type { z } from 'zod';
import { REPORT_NOTES, type ReportNote } from '../../fixtures/run/report-note';

const taken = new WeakMap<TestResult, Map<string, Buffer>>();

/**
 * Takes the notes of an attempt. Their attachments stay, empty and under a name that reports hide: other attachments
 * are found by their number.
 */
export function takeNotes(result: TestResult): void {
  const names = new Set<string>(Object.values(REPORT_NOTES));
  const notes = new Map<string, Buffer>();
  for (const attachment of result.attachments) {
    if (!names.has(attachment.name) || attachment.body === undefined) continue;
    notes.set(attachment.name, attachment.body);
    delete attachment.body;
  }
  taken.set(result, notes);
}

/** A note of an attempt; undefined when the test ended before it could leave one. */
export function readNote<T>(result: TestResult, note: ReportNote, shape: z.ZodType<T>): T | undefined {
  const body = taken.get(result)?.get(REPORT_NOTES[note]);
  return body === undefined ? undefined : shape.parse(JSON.parse(body.toString('utf8')));
}
