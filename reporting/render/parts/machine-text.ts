/** What a run says about its machine: load, and where its time went. */
import { waitShare } from '../../../suite/machine/record';
import { localeOf, text, type Language } from '../../../suite/texts/texts';
import { durationText } from '../../text/language';
import { reasonWords } from '../../text/words';
import type { Run } from '../../collect/run-schema';

/** Returns load and slowest phases as a sentence; empty for a run that measured nothing. */
export function machineText(
  { machine, slowestPhases }: Pick<Run, 'machine' | 'slowestPhases'>,
  language: Language,
): string {
  const share = machine === null ? null : waitShare(machine);
  const load =
    machine === null
      ? []
      : [
          share === null
            ? text(language, 'machine.notMeasured')
            : text(language, 'machine.waited', {
                share: text(language, 'unit.percent', {
                  value: (share * 100).toLocaleString(localeOf(language), { maximumFractionDigits: 0 }),
                }),
              }),
          ...(machine.slowMs === 0
            ? []
            : [
                text(language, 'machine.slow', {
                  slow: durationText(language, machine.slowMs),
                  reasons: reasonWords(machine, language),
                }),
              ]),
        ];
  const phases = slowestPhases
    .map(({ phase, ms }) => `${text(language, `phase.${phase}`)} ${durationText(language, ms)}`)
    .join(', ');
  return [...load, ...(phases === '' ? [] : [text(language, 'machine.phases', { phases })])].join('; ');
}
