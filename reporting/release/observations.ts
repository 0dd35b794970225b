/** Observations of a run that are not the failure of a case, each reported once. */
import { lossText } from '../../suite/sessions/session-loss';
import { outageText } from '../../suite/preflight/outage';
import type { Target } from '../../suite/config/target';
import { leftBehindText } from '../run-report/network';
import type { Run } from '../run-report/schema';
import { instabilityOf, type Observation } from './instability';

export type RunFacts = Pick<Run, 'network' | 'leftBehind' | 'notReady' | 'outages' | 'sessionLosses' | 'runId'>;

const LISTED = 20;

/**
 * @param kind kind of the target: the sandbox allows all data to be removed and has all parts ready, so remaining
 *   data or an unready part blocks the release there
 */
export function observationsOf(runFacts: RunFacts, { kind }: Pick<Target, 'kind'>): Observation[] {
  const ofSandbox = kind === 'sandbox';
  return [outages(runFacts), losses(runFacts), instabilityOf(runFacts.network) ?? [], leftovers(runFacts, ofSandbox), unready(runFacts, ofSandbox), rateLimit(runFacts)].flat();
}

/** A session that ended for no proven reason stands against a release: the platform may drop sessions. */
function losses({ sessionLosses }: RunFacts): Observation[] {
  return sessionLosses.map((loss) => ({
    kind: 'session lost',
    title: { en: 'A session ended too early', ru: 'Сессия завершилась раньше времени' },
    sentence: { en: lossText(loss), ru: lossText(loss, 'ru') },
    requests: [],
    blocks: loss.signedInElsewhereAt === null,
  }));
}

/** An outage stands against a release, whatever the repeated cases did. */
function outages({ outages: all }: RunFacts): Observation[] {
  const instant = (at: string | null) => (at === null ? null : Date.parse(at));
  return all.map(({ from, to, how, cases }) => {
    const outage = { from: Date.parse(from), to: instant(to), how, givenUp: to === null };
    return {
      kind: 'outage',
      title: { en: 'The platform went away', ru: 'Платформа пропадала' },
      sentence: { en: `the platform was away: ${outageText(outage)}, ${cases} cases`, ru: `платформа была недоступна: ${outageText(outage, 'ru')}, кейсов: ${cases}` },
      requests: [],
      blocks: true,
    };
  });
}

function leftovers({ leftBehind, runId }: RunFacts, blocks: boolean): Observation[] {
  if (leftBehind.length === 0) return [];
  const all = leftBehind.map(({ kind, id, name, request, status, reason }) => `${kind} ${id ?? ''} «${name}»: ${request === null ? reason : `${request} → ${status ?? '–'}`}`.replace(/ +/g, ' '));
  return [
    {
      kind: 'left behind',
      title: { en: 'Left behind on the platform', ru: 'Осталось на платформе' },
      sentence: {
        en: leftBehindText(leftBehind.length, runId),
        ru: `осталось на платформе: ${leftBehind.length}; список покажет npm run janitor -- --run ${runId}`,
      },
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
      title: { en: 'A part of the platform is not ready', ru: 'Часть платформы не готова' },
      sentence: { en: `not ready: ${notReady.sentence}`, ru: `не готово: ${notReady.parts.join(', ') || 'часть не названа'} — ${notReady.sentence}` },
      requests: ['GET /api/system/health/ready/'],
      blocks,
    },
  ];
}

function rateLimit({ network: { limited, paced } }: RunFacts): Observation[] {
  if (limited.answers === 0) return [];
  const [waitedS, pacedS] = [(limited.waitedMs / 1_000).toFixed(1), (paced.waitedMs / 1_000).toFixed(1)];
  return [
    {
      kind: 'rate limit',
      title: { en: 'Rate limit', ru: 'Ограничение частоты запросов' },
      sentence: {
        en: `${limited.answers} answers 429, waited ${waitedS} s; ${paced.requests} requests were paced, waited ${pacedS} s`,
        ru: `ответов 429: ${limited.answers}, ожидание ${waitedS} с; запросов, придержанных заранее: ${paced.requests}, ожидание ${pacedS} с`,
      },
      requests: [],
      blocks: false,
    },
  ];
}
