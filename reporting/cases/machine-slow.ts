/**
 * Attempts that ran into a time-out while this machine was too slow for its run. Their cases are not decided: they say
 * nothing about the platform, and are repeated once.
 */
import type { TestCase, TestResult } from '@playwright/test/reporter';
import { testFailuresSchema, withoutRunTags, type Failure } from '../../suite/failure/failure';
import { restsOnWaiting } from '../../suite/failure/waiting';
import { machineNoteSchema } from '../../suite/machine/record';
import { slowBetween, type SlowPeriod } from '../../suite/machine/windows';
import { recordSchema, type StepRecord } from '../../suite/protocol/outcome';
import { OF_THE_END } from './interrupted-attempts';
import { readInternalData } from '../collect/internal-data';

/** Beginning of the message of such a case, for people. Reports read the code. */
const NOT_DECIDED = 'NOT DECIDED: the machine was too slow while this case waited';

/** Returns when the machine was too slow while an attempt ran. */
function slowPeriodsOf(result: TestResult): readonly SlowPeriod[] {
  return readInternalData(result, 'slowMachine', machineNoteSchema)?.slow ?? [];
}

/** Returns a failure that blames the machine. @param message what the case waited for */
function slowFailure(message: string): Failure & { seen: string } {
  return { code: 'machine-slow', seen: `${NOT_DECIDED}: ${message}` };
}

/**
 * Returns the failure of a whole test that only waited in vain while the machine was too slow; undefined for any other.
 * @param earlier attempts before this one
 */
export function slowFailureOf(
  result: TestResult,
  message: string,
  earlier: readonly TestResult[] = [],
): (Failure & { seen: string }) | undefined {
  const periods = slowPeriodsOf(result);
  const failures = failuresOf(result);
  const [first] = failures;
  // What its end did to a test says nothing more.
  const isExplained =
    first !== undefined &&
    restsOnWaiting(first) &&
    failures.every((failure) => restsOnWaiting(failure) || OF_THE_END.includes(failure.code)) &&
    !earlier.flatMap(failuresOf).some((before) => isSameMiss(first, before));
  const from = result.startTime.getTime();
  return isExplained && coversMost(periods, from, from + result.duration) ? slowFailure(message) : undefined;
}

function failuresOf(result: TestResult): readonly Failure[] {
  return readInternalData(result, 'failures', testFailuresSchema)?.failures ?? [];
}

/**
 * Returns whether two attempts missed the same control on the same page. A slow machine delays at random: what is missing
 * twice is missing.
 */
function isSameMiss(one: Failure, other: Failure): boolean {
  const named = ({ code, page, control }: Failure) =>
    control === undefined ? undefined : withoutRunTags([code, page ?? '', control.kind, ...control.names].join(' '));
  return named(one) !== undefined && named(one) === named(other);
}

/** Part of the time in which something was waited for: a moment of it explains no time-out. */
const MOST = 0.5;

/** Returns whether the machine was too slow for most of a time. @param from and to in milliseconds since the epoch */
function coversMost(periods: readonly SlowPeriod[], from: number, to: number): boolean {
  const touched = slowBetween(periods, from, to);
  const slowMs = touched.reduce((sum, period) => sum + Math.min(to, period.to) - Math.max(from, period.from), 0);
  return touched.length > 0 && slowMs >= MOST * (to - from);
}

/**
 * Blocks a step that only waited in vain while the machine was too slow.
 * @param earlier attempts before this one
 */
export function withoutSlowMachine(
  record: StepRecord,
  result: TestResult,
  earlier: readonly TestResult[] = [],
): StepRecord {
  const { outcome, failure, blockedBy, startedAt, durationMs, reason = '' } = record;
  const isOwn = outcome === 'FAIL' || (outcome === 'BLOCKED' && blockedBy === undefined && failure?.blocked === true);
  if (!isOwn || failure === undefined || !restsOnWaiting(failure)) return record;
  const before = earlier.flatMap((one) => readInternalData(one, 'protocol', recordSchema) ?? []);
  if (before.some((one) => one.id === record.id && one.failure !== undefined && isSameMiss(failure, one.failure)))
    return record;
  const began = result.startTime.getTime();
  // What a blocked step waited for happened before it.
  const [from, to] =
    outcome === 'FAIL' ? [startedAt, startedAt + durationMs] : [began, Math.max(startedAt, began + result.duration)];
  if (!coversMost(slowPeriodsOf(result), from, to)) return record;
  const slow = slowFailure(reason);
  return { ...record, outcome: 'BLOCKED', reason: slow.seen, failure: slow };
}

/**
 * Returns whether an attempt has no result only because the machine was too slow: then it is worth another. A wrong value
 * beside it is a result.
 */
export function isMachineSlow(result: TestResult): boolean {
  if (slowPeriodsOf(result).length === 0) return false;
  const records = readInternalData(result, 'protocol', recordSchema)?.map((one) => withoutSlowMachine(one, result));
  const isWhole = slowFailureOf(result, '') !== undefined;
  if (records === undefined || records.length === 0) return isWhole;
  if (records.some(({ outcome }) => outcome === 'FAIL')) return false;
  return isWhole || records.some(({ failure }) => failure?.code === 'machine-slow');
}

/** Returns whether a test that passed in the end had failed before only because the machine was too slow. */
export function isFlakyByMachine({ results, expectedStatus }: Pick<TestCase, 'results' | 'expectedStatus'>): boolean {
  const failed = results.filter(({ status }) => status !== expectedStatus && status !== 'skipped');
  return failed.length > 0 && failed.every(isMachineSlow);
}
