/** Adds up the network notes of the tests of a run. */
import type { TestCase } from '@playwright/test/reporter';
import { networkNoteSchema } from '../../suite/network/network-note';
import { readInternalData } from './internal-data';
import type { LeftBehind, NetworkSummary, Run } from './schema';

/** @param nameOf returns a test's file and full title */
export function networkOf(tests: readonly TestCase[], nameOf: (test: TestCase) => string): { network: NetworkSummary; leftBehind: LeftBehind[] } {
  const noted = tests.flatMap((test) => test.results.flatMap((result) => {
    const note = readInternalData(result, 'network', networkNoteSchema);
    return note === undefined ? [] : [{ ...note, test: nameOf(test) }];
  }));
  const sum = (figure: (one: (typeof noted)[number]) => number) => noted.reduce((total, one) => total + figure(one), 0);
  return {
    network: {
      requests: sum((one) => one.requests),
      paced: { requests: sum((one) => one.paced.requests), waitedMs: sum((one) => one.paced.waitedMs) },
      limited: { answers: sum((one) => one.limited.length), waitedMs: sum((one) => one.limited.reduce((total, { waitedMs }) => total + waitedMs, 0)) },
      unstable: noted.flatMap(({ unstable, test }) => unstable.map((one) => ({ ...one, test }))),
    },
    leftBehind: noted.flatMap(({ leftBehind, test }) => leftBehind.map((one) => ({ ...one, test }))),
  };
}

/** File in the folder of a run that left data behind: the same list as in run.json, which the next run overwrites. */
export const LEFT_BEHIND_FILE = 'left-behind.json';

/** Returns the network lines of the terminal's summary; none when there is nothing to report. */
export function networkLines({ network, leftBehind, notReady, runId }: Pick<Run, 'network' | 'leftBehind' | 'notReady' | 'runId'>): string[] {
  const { limited, paced, unstable, requests } = network;
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  return [
    ...(limited.answers === 0 ? [] : [`Limit     ${count(limited.answers, 'answer')} 429, waited ${seconds(limited.waitedMs)}; ${count(paced.requests, 'request')} paced, waited ${seconds(paced.waitedMs)}`]),
    ...(unstable.length === 0 ? [] : [`Unstable  ${unstable.length} of ${requests} requests answered 5xx and were right when repeated`]),
    ...(notReady === null ? [] : [`Not ready ${notReady.sentence}`]),
    ...(leftBehind.length === 0 ? [] : [`Left      ${leftBehindText(leftBehind.length, runId)}`]),
  ];
}

/** “3 things were left behind; npm run janitor -- --run <id> lists them” */
export function leftBehindText(things: number, runId: string): string {
  return `${things === 1 ? '1 thing was' : `${things} things were`} left behind; npm run janitor -- --run ${runId} lists ${things === 1 ? 'it' : 'them'}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
