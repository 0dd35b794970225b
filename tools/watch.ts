/**
 * `npm run watch -- --hours 24 [--every 5m]`: after a deployment, runs the read-only smoke cases repeatedly, polls the
 * health in between, and keeps reports/watch.html up to date. Ends by itself. Exit code 0 for a GO, 1 for a NO-GO or an
 * early stop, 2 for a configuration or usage error.
 */
import { environment, reportsFolder } from '../suite/config/environment';
import { readPolicy } from '../reporting/status/policy';
import { evaluate, lineOf } from '../reporting/watch/evaluate';
import type { Round, Watch } from '../reporting/watch/schema';
import { writeWatch } from '../reporting/render/watch/watch-page';
import { withTestList } from './cases/chosen-tests';
import { startSandbox } from './suite/embedded';
import { listedTests } from './suite/listed-tests';
import { HealthMonitor } from './watch/health-monitor';
import { forgetTraces, runRound } from './watch/round';
import { runRounds } from './watch/rounds';
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
    const { all, healthy, answered, averageMs } = health;
    const probes = { all, healthy, everyMs: health.everyMs, answered, averageMs };
    const seen = { state, rounds, outages: health.outages, probes };
    const now = new Date().toISOString();
    const until = state === 'watching' ? new Date(end).toISOString() : now;
    return {
      schemaVersion: 2,
      target,
      startedAt: new Date(started).toISOString(),
      until,
      updatedAt: now,
      everyMs,
      ...seen,
      ...evaluate(seen, readPolicy().limits),
    };
  };

  say(
    `Watching ${target} until ${new Date(end).toISOString()}: ${cases} cases every ${everyMs / 1000} s, the health every ${health.everyMs / 1000} s. The page: ${reportsFolder()}/watch.html`,
  );
  health.start();
  forgetTraces();
  await runRounds({
    everyMs,
    endsAt: end,
    stopped: stopped.signal,
    run: (signal) => runRound(target, words, signal),
    onRound: (round) => {
      rounds.push(round);
      say(lineOf(round, rounds.length, everyMs));
      writeWatch(account('watching'), reportsFolder());
    },
  });
  await health.stop();
  const last = account(stopped.signal.aborted ? 'stopped early' : 'done');
  writeWatch(last, reportsFolder());
  say(verdictText(last.verdict));
  return last.verdict.decision === 'GO' ? 0 : 1;
}

/** The decision with its reasons, and since when each holds. */
function verdictText({ decision, reasons, since }: Watch['verdict']): string {
  const lines = reasons.map((reason, index) => {
    const at = since[index] ?? null;
    return `\n  - ${reason}${at === null ? '' : ` (since ${at})`}`;
  });
  return `${decision}${lines.join('')}`;
}
