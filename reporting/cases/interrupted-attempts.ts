/**
 * Attempts that were cut short: the run was ended, or a process of the suite was killed. Their cases are BLOCKED,
 * because they say nothing about the platform.
 */
import type { TestCase, TestResult } from '@playwright/test/reporter';
import { z } from 'zod';
import { testFailuresSchema, type Failure, type FailureCode } from '../../suite/failure/failure';
import type { StepRecord } from '../../suite/protocol/outcome';
import { outageNoteSchema, outageText, readOutages, type Outage } from '../../suite/outage/record';
import { endedWith, restartText } from '../../suite/outage/restart';
import { readSessionLosses } from '../../suite/sessions/session-loss';
import { stripAnsi } from '../text/format';
import { readInternalData } from '../collect/internal-data';

/** Message of the runner about a worker that is gone. */
const WORKER_GONE = /^(?:Error: )?worker process exited unexpectedly/;
/** Node's messages about a disk of this machine that does not store. The platform's own messages come after other words. */
const DISK_FULL = /^(?:Error: )?(?:[a-zA-Z]+\.[a-zA-Z]+: )?(?:ENOSPC|EDQUOT|EROFS): /;
/** Playwright's message about a server that a new worker cannot reach. */
const NOT_CONNECTED = /^(?:Error: )?browserType\.connect: /;
/** What a step reports when its window or its test is ended under it. */
export const OF_THE_END: readonly FailureCode[] = [
  'interrupted',
  'browser-lost',
  'browser-not-started',
  'browser-server-lost',
  'page-closed',
  'no-answer',
  'timeout',
  'unclear',
  'suite',
];

/**
 * Returns how an attempt was cut short; undefined when it came to its own end.
 * @param isCut whether it was running when the run was ended
 */
export function endOf(result: TestResult, isCut: boolean): Failure | undefined {
  const outage = outageOf(result);
  if (outage !== undefined) return failureOfOutage(outage);
  const [first] = result.errors;
  const message = stripAnsi(first?.message ?? first?.value ?? '');
  if (WORKER_GONE.test(message))
    return { code: 'worker-lost', seen: `INTERRUPTED: ${message.split('\n')[0]?.replace(/^Error: /, '') ?? ''}` };
  const full = result.errors
    .map((error) => stripAnsi(error.message ?? error.value ?? ''))
    .find((text) => DISK_FULL.test(text));
  if (full !== undefined)
    return { code: 'disk-full', seen: `INTERRUPTED: ${full.split('\n')[0]?.replace(/^Error: /, '') ?? ''}` };
  if (isCut || result.status === 'interrupted')
    return { code: 'interrupted', seen: 'INTERRUPTED: the run was ended while this case ran' };
  const failures = readInternalData(result, 'failures', testFailuresSchema)?.failures ?? [];
  if (failures.some(({ code }) => code === 'browser-server-lost') || NOT_CONNECTED.test(message))
    return {
      code: 'browser-server-lost',
      seen: 'INTERRUPTED: the connection to the browser server was lost or refused',
    };
  const lost = failures.find(({ code }) => code === 'browser-lost' || code === 'browser-not-started');
  if (lost === undefined) return undefined;
  const seen = lost.code === 'browser-lost' ? 'the browser was killed or crashed while this case ran' : lost.seen;
  return { ...lost, seen: `INTERRUPTED: ${seen ?? 'the browser did not start'}` };
}

function failureOfOutage(outage: Outage): Failure {
  const consequence = restartText(outage, endedWith(outage, readOutages(), readSessionLosses()));
  return {
    code: 'outage',
    seen: outageText(outage),
    seenRu: outageText(outage, 'ru'),
    ...(consequence === undefined ? {} : { consequence }),
  };
}

/** Returns the outage during which an attempt failed; undefined when the platform was there. */
export function outageOf(result: TestResult): Outage | undefined {
  const note = readInternalData(result, 'outage', outageNoteSchema);
  return note === undefined ? undefined : readOutages().find(({ from }) => from === note.from);
}

/** Returns whether nothing but the platform's rate limit kept an attempt from a result. */
export function isRateLimited(result: TestResult): boolean {
  return readInternalData(result, 'rateLimit', z.object({})) !== undefined;
}

/** Returns the attempts that say something about the platform: without those that its rate limit ended, except the last. */
export function countedResults({ results }: Pick<TestCase, 'results'>): TestResult[] {
  return results.filter((result, index) => index === results.length - 1 || !isRateLimited(result));
}

/** Blocks a step that failed only because its test was cut short. */
export function withoutBlame(record: StepRecord, lost: Failure | undefined): StepRecord {
  if (lost === undefined || record.outcome !== 'FAIL') return record;
  // Nothing that fails during an outage says more than that.
  if (lost.code !== 'outage' && !OF_THE_END.includes(record.failure?.code ?? 'unclear')) return record;
  return { ...record, outcome: 'BLOCKED', reason: lost.seen, failure: lost };
}
