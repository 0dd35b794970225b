/** Records which places of the sandbox each test reaches. The result is `coverage.json` in this folder. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../../suite/config/environment';
import type { PlacedTest } from '../../suite/listed-tests';
import { FaultQueue } from '../fault-queue';
import type { SandboxWorker } from '../sandbox-worker';
import { nameOf } from '../tests';
import { openMutantWorker } from './worker';

const takenSchema = z.object({ reached: z.array(z.string()) });

/** What one test reaches. */
export const recordedTestSchema = z.object({
  durationMs: z.number(),
  passed: z.boolean(),
  reached: z.array(z.string()),
});
export type RecordedTest = z.infer<typeof recordedTestSchema>;

/** File of the working copy's own recordings, which `writeCoverage` condenses. */
const RAW = path.join(PROJECT_ROOT, 'node_modules', '.cache', 'the-bot', 'mutants-recorded.json');

/** Key under which what the start of the sandbox reaches is stored. */
export const AT_START = 'start';

/** The recordings so far, by test; empty if there is none. */
export function readRecordings(): Map<string, RecordedTest> {
  if (!existsSync(RAW)) return new Map();
  return new Map(Object.entries(z.record(z.string(), recordedTestSchema).parse(JSON.parse(readFileSync(RAW, 'utf8')))));
}

/**
 * Runs tests on a sandbox without a mutant and records what each reaches. The recordings are stored after each part, so
 * that an interrupted recording can be continued.
 * @param tests tests to record, in parts
 * @param onPart receives each recorded part
 */
export async function record(
  tests: readonly PlacedTest[],
  onPart: (recorded: number) => void,
  partSize = 40,
): Promise<Map<string, RecordedTest>> {
  const all = readRecordings();
  const worker = await openMutantWorker(['--record']);
  try {
    all.set(AT_START, { durationMs: 0, passed: true, reached: await take(worker) });
    for (let begin = 0; begin < tests.length; begin += partSize) {
      for (const [test, recorded] of await recordPart(worker, tests.slice(begin, begin + partSize)))
        all.set(test, recorded);
      writeFileSync(RAW, JSON.stringify(Object.fromEntries(all)));
      onPart(all.size);
    }
    return all;
  } finally {
    await worker.close();
  }
}

async function recordPart(worker: SandboxWorker, tests: readonly PlacedTest[]): Promise<Map<string, RecordedTest>> {
  const queue = new FaultQueue();
  for (const test of tests) queue.add(test, { fault: null, expectedToFail: [] });
  const reached = new Map<string, string[]>();
  let previous: string | undefined;
  const closePrevious = async () => {
    const sites = await take(worker);
    // What precedes the first test is the check of the platform, which belongs to no test.
    if (previous !== undefined) reached.set(previous, sites);
  };
  const { results } = await worker.runQueue(queue, async (test) => {
    await closePrevious();
    previous = test;
  });
  await closePrevious();
  return new Map(
    results.map(({ test, cases, tookMs }) => [
      test,
      {
        durationMs: tookMs,
        passed: cases.every(({ outcome }) => outcome === 'PASS' || outcome === 'SKIPPED'),
        reached: reached.get(test) ?? [],
      },
    ]),
  );
}

async function take(worker: SandboxWorker): Promise<string[]> {
  const response = await fetch(`${worker.url}/sandbox/reached/take`, { method: 'POST' });
  return takenSchema.parse(await response.json()).reached;
}

/** Tests that are not recorded yet. */
export function unrecorded(tests: readonly PlacedTest[], recorded: ReadonlyMap<string, RecordedTest>): PlacedTest[] {
  return tests.filter((test) => !recorded.has(nameOf(test)));
}
