/** What the terminal's summary says about a run's network and about the data that it left behind. */
import { describeParts } from '../../../suite/preflight/parts';
import { text, type Language, type TextKey } from '../../../suite/texts/texts';
import type { Run } from '../../collect/run-schema';
import { durationText } from '../../text/language';

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
