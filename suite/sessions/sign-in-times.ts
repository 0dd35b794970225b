/**
 * How long the sign-ins of a run took. The platform limits sign-ins, so that the performance cases take the times of
 * those that the run makes anyway.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from '@playwright/test';
import { z } from 'zod';
import { runsAlone } from '../catalogue/metadata';
import { runFolder, runId } from '../config/environment';

const entrySchema = z.object({
  status: z.number(),
  ms: z.number(),
  /** Tells accounts apart, and reveals nothing else of them. */
  account: z.string(),
  /** Whether no other test was going on. */
  alone: z.boolean(),
});
export type SignInTime = z.infer<typeof entrySchema>;

const FILE = 'sign-in-times.jsonl';

/** Records an attempt of this run. Outside a run of tests there is nothing to record for. */
export function noteSignInTime({ status, ms }: { status: number; ms: number }, account: string): void {
  const info = runningTest();
  if (info === undefined) return;
  const digest = createHash('sha256').update(`${runId()} ${account}`).digest('hex').slice(0, 12);
  mkdirSync(runFolder(), { recursive: true });
  appendFileSync(
    path.join(runFolder(), FILE),
    `${JSON.stringify({ status, ms, account: digest, alone: runsAlone(info) } satisfies SignInTime)}\n`,
  );
}

/** Returns the attempts of this run so far, oldest first. */
export function signInTimes(folder = runFolder()): SignInTime[] {
  const file = path.join(folder, FILE);
  return (existsSync(file) ? readFileSync(file, 'utf8') : '')
    .split('\n')
    .filter(Boolean)
    .map((line) => entrySchema.parse(JSON.parse(line)));
}

/** Which sign-ins a case is about. */
export type SignInKind = 'any' | 'first' | 'again' | 'wrong';

/** Returns the attempts of a kind: accepted ones, the first of each account, further ones, or those that got 401. */
export function ofKind(times: readonly SignInTime[], kind: SignInKind): SignInTime[] {
  if (kind === 'wrong') return times.filter(({ status }) => status === 401);
  const accepted = times.filter(({ status }) => status < 300);
  const isFirst = (entry: SignInTime) => accepted.find(({ account }) => account === entry.account) === entry;
  return kind === 'any' ? accepted : accepted.filter((entry) => isFirst(entry) === (kind === 'first'));
}

function runningTest(): ReturnType<typeof test.info> | undefined {
  try {
    return test.info();
  } catch {
    return undefined;
  }
}
