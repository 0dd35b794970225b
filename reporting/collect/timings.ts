/** Reads the response times that the tests of a run have measured. */
import type { TestCase } from '@playwright/test/reporter';
import { timingsSchema, type Timing, type TimingsNote } from '../../suite/run/timings-note';
import { readInternalData } from './internal-data';
import { kindOf, type ResponseKind } from './response-kinds';

/** One response as measured by a test. */
export interface MeasuredResponse {
  at: number;
  method: string;
  path: string;
  status: number | null;
  ms: number;
  kind: ResponseKind;
  /** File and title. */
  test: string;
  trace: string | null;
}

/** Reads the measurements of every attempt. */
export function measured(
  tests: readonly TestCase[],
  nameOf: (test: TestCase) => string,
): { answers: MeasuredResponse[]; notes: TimingsNote[] } {
  const notes: TimingsNote[] = [];
  const answers = tests.flatMap((test) =>
    test.results.flatMap((result) => {
      const note = readInternalData(result, 'timings', timingsSchema);
      if (note === undefined) return [];
      notes.push(note);
      const trace = result.attachments.find((attachment) => attachment.name === 'trace')?.path ?? null;
      return note.answers.map((timing) => responseText(timing, nameOf(test), trace));
    }),
  );
  return { answers, notes };
}

function responseText([at, method, path, status, ms]: Timing, test: string, trace: string | null): MeasuredResponse {
  return { at, method, path, status, ms, kind: kindOf(method, path), test, trace };
}
