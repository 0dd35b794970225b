/** Collects what the performance cases measured, in the order of the cases. */
import type { TestCase } from '@playwright/test/reporter';
import { measuredNoteSchema, type Measured } from '../../suite/performance/measured';
import { readInternalData } from './internal-data';

/** Returns the rows of the last attempt of each test: an earlier attempt did not decide. */
export function measuredRows(tests: readonly TestCase[]): Measured[] {
  const rows = tests.flatMap(
    (test) =>
      test.results
        .map((result) => readInternalData(result, 'measured', measuredNoteSchema))
        .findLast((note) => note !== undefined) ?? [],
  );
  const numberOf = ({ caseId }: Measured) => Number(caseId.replace(/\D/g, ''));
  return rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => numberOf(a.row) - numberOf(b.row) || a.index - b.index)
    .map(({ row }) => row);
}
