/** Tests of a run that a change of this machine's clock touched. */
import type { TestCase } from '@playwright/test/reporter';
import { clockJumpNoteSchema } from '../../suite/run/platform-clock';
import { readInternalData } from './internal-data';
import type { Run } from './run-schema';

/** @param nameOf returns a test's file and full title */
export function clockJumpsOf(tests: readonly TestCase[], nameOf: (test: TestCase) => string): Run['clockJumps'] {
  return tests.flatMap((test) =>
    test.results.flatMap((result) => {
      const note = readInternalData(result, 'clock', clockJumpNoteSchema);
      return note === undefined ? [] : [{ test: nameOf(test), ms: note.ms }];
    }),
  );
}
