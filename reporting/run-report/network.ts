/** Adds up the network notes of the tests of a run. */
import type { TestCase } from '@playwright/test/reporter';
import { describeParts } from '../../suite/preflight/parts';
import { text, type Language, type TextKey } from '../../suite/texts/texts';
import { durationText } from '../html/language';
import { networkNoteSchema } from '../../suite/network/network-note';
import { readInternalData } from './internal-data';
import type { LeftBehind, NetworkSummary, Run } from './schema';

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

/** Returns the network lines of the terminal's summary; none when there is nothing to report. */
export function networkLines(
  { network, leftBehind, notReady, runId }: Pick<Run, 'network' | 'leftBehind' | 'notReady' | 'runId'>,
  language: Language = 'en',
): string[] {
  const { limited, paced, unstable, requests } = network;
  const line = (key: TextKey, content: string) => `${text(language, key).padEnd(10)}${content}`;
  const waits = {
    answers: limited.answers,
    waited: durationText(language, limited.waitedMs),
    paced: paced.requests,
    pacedWait: durationText(language, paced.waitedMs),
  };
  return [
    ...(limited.answers === 0 ? [] : [line('terminal.limit', text(language, 'terminal.limitLine', waits))]),
    ...(unstable.length === 0
      ? []
      : [
          line(
            'terminal.unstable',
            text(language, 'terminal.unstableLine', { count: unstable.length, requests: String(requests) }),
          ),
        ]),
    ...(notReady === null
      ? []
      : [line('terminal.notReady', language === 'en' ? notReady.sentence : describeParts(notReady.parts, language))]),
    ...(leftBehind.length === 0
      ? []
      : [line('terminal.left', text(language, 'observation.left behind', { count: leftBehind.length, runId }))]),
  ];
}
