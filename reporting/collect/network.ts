/** Adds up the network notes of the tests of a run. */
import type { TestCase } from '@playwright/test/reporter';
import { networkNoteSchema } from '../../suite/network/network-note';
import { readInternalData } from './internal-data';
import type { LeftBehind, NetworkSummary } from './run-schema';

/** @param nameOf returns a test's file and full title */
export function networkOf(
  tests: readonly TestCase[],
  nameOf: (test: TestCase) => string,
): { network: NetworkSummary; leftBehind: LeftBehind[] } {
  const noted = tests.flatMap((test) =>
    test.results.flatMap((result) => {
      const note = readInternalData(result, 'network', networkNoteSchema);
      return note === undefined ? [] : [{ ...note, test: nameOf(test) }];
    }),
  );
  const sum = (figure: (one: (typeof noted)[number]) => number) => noted.reduce((total, one) => total + figure(one), 0);
  return {
    network: {
      requests: sum((one) => one.requests),
      paced: { requests: sum((one) => one.paced.requests), waitedMs: sum((one) => one.paced.waitedMs) },
      limited: {
        answers: sum((one) => one.limited.length),
        waitedMs: sum((one) => one.limited.reduce((total, { waitedMs }) => total + waitedMs, 0)),
      },
      unstable: noted.flatMap(({ unstable, test }) => unstable.map((one) => ({ ...one, test }))),
    },
    leftBehind: noted.flatMap(({ leftBehind, test }) => leftBehind.map((one) => ({ ...one, test }))),
  };
}

/** File in the folder of a run that left data behind: the same list as in run.json, which the next run overwrites. */
export const LEFT_BEHIND_FILE = 'left-behind.json';
