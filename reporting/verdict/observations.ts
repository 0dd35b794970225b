/** Observations of a run that are not the failure of a case, each reported once. */
import { lossText } from '../../suite/sessions/session-loss';
import { outageText } from '../../suite/outage/record';
import { restartText } from '../../suite/outage/restart';
import type { Target } from '../../suite/config/target';
import { describeParts } from '../../suite/preflight/parts';
import { inEach, type Language } from '../../suite/texts/texts';
import { durationText } from '../text/language';
import { reasonWords } from '../text/words';
import type { Run } from '../collect/run-schema';
import type { TestTitles } from '../cases/test-titles';
import { instabilityOf, type Observation } from './instability';

export type RunFacts = Pick<
  Run,
  'network' | 'leftBehind' | 'notReady' | 'outages' | 'sessionLosses' | 'clockJumps' | 'runId'
> & {
  machine?: Run['machine'];
  /** Tests that passed when they were repeated, and had failed only because the machine was too slow. */
  flakyByMachine?: number;
};

const LISTED = 20;

/**
 * @param kind kind of the target: the sandbox allows all data to be removed and has all parts ready, so remaining
 *   data or an unready part blocks the release there
 * @param titles of the tests that it names
 */
export function observationsOf(
  runFacts: RunFacts,
  { kind }: Pick<Target, 'kind'>,
  titles: TestTitles = new Map(),
): Observation[] {
  const ofSandbox = kind === 'sandbox';
  return [
    outages(runFacts),
    losses(runFacts),
    clockJumps(runFacts, titles),
    slowMachine(runFacts),
    instabilityOf(runFacts.network) ?? [],
    leftovers(runFacts, ofSandbox),
    unready(runFacts, ofSandbox),
    rateLimit(runFacts),
  ].flat();
}

/**
 * A session that ended for no proven reason stands against a release: the platform may drop sessions. Those that a restart has ended are
 * reported with its outage.
 */
function losses({ sessionLosses }: RunFacts): Observation[] {
  const unexplained = sessionLosses.filter(({ outageFrom }) => outageFrom === undefined);
  return unexplained.map((loss) => ({
    kind: 'session lost',
    title: inEach('observation.session lost.title'),
    sentence: { en: lossText(loss), ru: lossText(loss, 'ru') },
    requests: [],
    blocks: loss.signedInElsewhereAt === null,
  }));
}

/** Deadlines and lateness that were prepared or judged meanwhile may be wrong, in either direction. */
function clockJumps({ clockJumps: all }: RunFacts, titles: TestTitles): Observation[] {
  const [first] = all;
  if (first === undefined) return [];
  const lines = all.map(({ test, ms }) =>
    inEach('observation.clock.line', (language) => ({
      seconds: (ms / 1_000).toFixed(1),
      test: (language === 'en' ? undefined : titles.get(test)?.[language]) ?? test,
    })),
  );
  return [
    {
      kind: 'clock',
      title: inEach('observation.clock.title'),
      sentence: inEach('observation.clock', { seconds: (first.ms / 1_000).toFixed(1), count: all.length }),
      requests: lines.length <= LISTED ? lines : [...lines.slice(0, LISTED), `… ${lines.length - LISTED}`],
      blocks: false,
    },
  ];
}

/** A slow machine says nothing about the platform; a case that stays undecided stands against a release itself. */
function slowMachine({ machine = null, flakyByMachine = 0 }: RunFacts): Observation[] {
  if (machine === null || machine.slowMs === 0) return [];
  const values = (language: Language) => ({
    slow: durationText(language, machine.slowMs),
    watched: durationText(language, machine.watchedMs),
    reasons: reasonWords(machine, language),
    flaky: flakyByMachine,
  });
  return [
    {
      kind: 'machine',
      title: inEach('observation.machine.title'),
      sentence: inEach('observation.machine', values),
      requests: [],
      blocks: false,
    },
  ];
}

/** An outage stands against a release, whatever the repeated cases did. */
function outages({ outages: all }: RunFacts): Observation[] {
  const instant = (at: string | null) => (at === null ? null : Date.parse(at));
  return all.map(({ from, to, how, howRu, cases, sessionsEnded = [] }) => {
    const outage = { from: Date.parse(from), to: instant(to), how, howRu };
    const sessions = restartText(outage, sessionsEnded);
    return {
      kind: 'outage',
      title: inEach('observation.outage.title'),
      sentence: inEach('observation.outage', (language) => ({
        outage: outageText(outage, language),
        cases,
        restart: sessions?.[language] ?? 'none',
      })),
      requests: [],
      blocks: true,
    };
  });
}

function leftovers({ leftBehind, runId }: RunFacts, blocks: boolean): Observation[] {
  if (leftBehind.length === 0) return [];
  const all = leftBehind.map(({ kind, id, name, request, status, reason }) =>
    `${kind} ${id ?? ''} «${name}»: ${request === null ? reason : `${request} → ${status ?? '–'}`}`.replace(/ +/g, ' '),
  );
  return [
    {
      kind: 'left behind',
      title: inEach('observation.left behind.title'),
      sentence: inEach('observation.left behind', { count: leftBehind.length, runId }),
      requests: all.length <= LISTED ? all : [...all.slice(0, LISTED), `… ${all.length - LISTED}`],
      blocks,
    },
  ];
}

function unready({ notReady }: RunFacts, blocks: boolean): Observation[] {
  if (notReady === null) return [];
  return [
    {
      kind: 'not ready',
      title: inEach('observation.not ready.title'),
      sentence: inEach('observation.not ready', (language) => ({
        sentence: language === 'en' ? notReady.sentence : describeParts(notReady.parts, language),
      })),
      requests: ['GET /api/system/health/ready/'],
      blocks,
    },
  ];
}

function rateLimit({ network: { limited, paced } }: RunFacts): Observation[] {
  if (limited.answers === 0) return [];
  return [
    {
      kind: 'rate limit',
      title: inEach('observation.rate limit.title'),
      sentence: inEach('observation.rate limit', (language) => ({
        answers: limited.answers,
        waited: durationText(language, limited.waitedMs),
        paced: paced.requests,
        pacedWait: durationText(language, paced.waitedMs),
      })),
      requests: [],
      blocks: false,
    },
  ];
}
