/**
 * `npm run watch -- --hours 24 [--every 5m]`: after a deployment, runs the read-only smoke cases repeatedly, polls the
 * health in between, and keeps reports/watch.html up to date. Ends by itself. Exit code 0 for a GO, 1 for a NO-GO or an
 * early stop, 2 for a configuration or usage error.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { environment, reportsFolder } from '../suite/config/environment';
import { readPolicy } from '../reporting/release/policy';
import { evaluate, lineOf } from '../reporting/watch/evaluate';
import type { Round, Watch } from '../reporting/watch/schema';
import { writeWatch } from '../reporting/watch/write';
import { withTestList } from './cases/chosen-tests';
import { startSandbox } from './suite/embedded';
import { listedTests } from './suite/listed-tests';
import { HealthMonitor } from './watch/health-monitor';
import { runRound } from './watch/round';
import { smokeAmong } from './watch/smoke';
import { parseMonitorOptions, type MonitorOptions } from './watch/options';
import { runCommand } from './cli/options';

/** Maximum interval between health requests; they cost the platform next to nothing. */
const HEALTH_EVERY_MS = 30_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);

process.exitCode = await runCommand(async () => watch(parseMonitorOptions(process.argv.slice(2))));

/** @returns the exit code */
async function watch(options: MonitorOptions): Promise<number> {
  const { givenUrl } = environment();
  const sandbox = givenUrl === undefined ? await startSandbox() : undefined;
  try {
    const smoke = smokeAmong(await listedTests());
    return await withTestList(smoke, (words) =>
      watchPlatform(givenUrl ?? sandbox?.url ?? '', options, words, smoke.length),
    );
  } finally {
    await sandbox?.stop();
  }
}

async function watchPlatform(
  target: string,
  { lastingMs, everyMs }: MonitorOptions,
  words: readonly string[],
  cases: number,
): Promise<number> {
  const started = Date.now();
  const end = started + lastingMs;
  const health = new HealthMonitor(target, Math.min(HEALTH_EVERY_MS, Math.ceil(everyMs / 10)));
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());
  const rounds: Round[] = [];
  const account = (state: Watch['state']): Watch => {
    const seen = {
      state,
      rounds,
      outages: health.outages,
      probes: { all: health.all, healthy: health.healthy, everyMs: health.everyMs },
    };
    const now = new Date().toISOString();
    const until = state === 'watching' ? new Date(end).toISOString() : now;
    return {
      schemaVersion: 2,
      target,
      startedAt: new Date(started).toISOString(),
      until,
      updatedAt: now,
      ...seen,
      ...evaluate(seen, readPolicy().limits),
    };
  };

  say(
    `Watching ${target} until ${new Date(end).toISOString()}: ${cases} cases every ${everyMs / 1000} s, the health every ${health.everyMs / 1000} s. The page: ${reportsFolder()}/watch.html`,
  );
  health.start();
  while (!stopped.signal.aborted && Date.now() < end) {
    const next = Date.now() + everyMs;
    const round = await runRound(target, words, stopped.signal);
    // A round that was aborted has no valid result.
    if (stopped.signal.aborted) break;
    rounds.push(round);
    say(lineOf(round, rounds.length));
    writeWatch(account('watching'), reportsFolder());
    await pause(Math.max(0, Math.min(next, end) - Date.now()), undefined, { signal: stopped.signal }).catch(
      () => undefined,
    );
  }
  await health.stop();
  const last = account(stopped.signal.aborted ? 'stopped early' : 'done');
  writeWatch(last, reportsFolder());
  say(`${last.verdict.decision}${last.verdict.reasons.map((reason) => `\n  - ${reason}`).join('')}`);
  return last.verdict.decision === 'GO' ? 0 : 1;
}
