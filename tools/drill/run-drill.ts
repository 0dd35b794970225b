/** Breaks the sandbox in one way after the other and sees whether the suite notices. */
import { PROJECT_ROOT, environment } from '../../fixtures/environment';
import type { Drill, DrilledFault } from '../../reporting/drill/shape';
import { commitOf } from '../../reporting/git';
import type { Run } from '../../reporting/run-report/shape';
import { listedTests, type ListedTest } from '../suite/listed-tests';
import { chosenFaults, listedFaults, type Choice, type Fault } from './faults';
import { inTurn } from './in-turn';
import { judged, told } from './judge';
import { Slot } from './slot';
import { testsFor, wordsFor } from './tests';

export interface DrillOptions extends Choice {
  /** How many faults are tried at a time, each by one worker of Playwright. */
  workers: number;
  /** Whether the same cases are run without a fault as well. */
  control: boolean;
  /** Told as soon as a fault is judged. */
  tell: (fault: DrilledFault) => void;
}

/** The cases that watch the sign-in of a role, which happens once on a sandbox: a fault there needs a sandbox of its own. */
const SIGN_INS = ['A1', 'A2', 'A3', 'A4', 'A5'];

/** @throws Error when a fault, an area or a test does not exist, or a run ends without an account of itself */
export async function runDrill(options: DrillOptions): Promise<Drill> {
  const begin = new Date();
  const all = listedFaults();
  const tests = listedTests();
  const tasks = chosenFaults(all, options).map((fault) => ({ fault, tests: testsFor(fault.noticedBy, tests) }));
  const slots = await Promise.all(Array.from({ length: options.workers }, () => Slot.open()));
  try {
    // Without a fault first: it leaves the sessions with which the others go on.
    const carriers = [...new Set(tasks.flatMap((task) => task.tests))];
    const control = options.control ? await runControl(carriers, slots) : null;
    const faults = await inTurn(tasks, slots, async ({ fault, tests: own }, slot) => {
      const drilled = await tryFault(fault, own, slot);
      options.tell(drilled);
      return drilled;
    });
    return {
      schemaVersion: 1,
      startedAt: begin.toISOString(),
      durationMs: Date.now() - begin.getTime(),
      commit: commitOf(PROJECT_ROOT),
      timeZone: environment().timeZone,
      workers: options.workers,
      known: all.length,
      faults,
      control,
    };
  } finally {
    await Promise.all(slots.map((slot) => slot.close()));
  }
}

async function tryFault(fault: Fault, tests: readonly ListedTest[], slot: Slot): Promise<DrilledFault> {
  const start = Date.now();
  // Where cases tell, the first test that fails settles it; the figures want all of them.
  const words = [...wordsFor(tests), ...(fault.by === 'cases' ? ['-x'] : [])];
  const attempt = async (where: Slot) => judged(fault, await where.run(words, fault.id, fault.by === 'cases' ? fault.noticedBy : []), Date.now() - start);
  const alone = async () => {
    const own = await Slot.open();
    return attempt(own).finally(() => own.close());
  };
  if (fault.noticedBy.some((name) => SIGN_INS.includes(name))) return alone();
  const drilled = await attempt(slot);
  // What other faults have left behind may be in the way; the last word is that of a sandbox that had no other.
  return drilled.verdict === 'killed' ? drilled : alone();
}

/** The same tests on the sandbox as it is: whoever complains there cries wolf. */
async function runControl(tests: readonly ListedTest[], slots: readonly Slot[]): Promise<Drill['control']> {
  const begin = Date.now();
  const shares = shared(tests, slots.length);
  const runs = await Promise.all(slots.map(async (slot, index) => (shares[index]?.length ? slot.run(wordsFor(shares[index]), null) : undefined)));
  const ran = runs.filter((run): run is Run => run !== undefined);
  const bad = ran.flatMap((run) => run.cases.filter((entry) => entry.outcome !== 'PASS' && entry.outcome !== 'SKIPPED').map(told));
  const others = ran.flatMap((run) => run.verdict.reasons.filter((reason) => !/^\d+ (failed|blocked)/.test(reason)).map((reason) => ({ by: 'limits', seen: reason })));
  return { cases: ran.reduce((sum, run) => sum + run.cases.length, 0), failed: [...bad, ...others], durationMs: Date.now() - begin };
}

/** The case that waits for a whole window of the ration to end takes as long as so many others. */
const WAITING = { id: 'A11', others: 30 };

/** Splits the tests so that all slots are done at about the same time. */
function shared(tests: readonly ListedTest[], count: number): ListedTest[][] {
  const waits = (test: ListedTest) => test.annotations.some(({ description }) => description === WAITING.id);
  const shares = Array.from({ length: count }, () => ({ tests: [] as ListedTest[], load: 0 }));
  for (const test of [...tests].sort((a, b) => Number(waits(b)) - Number(waits(a)))) {
    const least = shares.reduce((one, other) => (other.load < one.load ? other : one));
    least.tests.push(test);
    least.load += waits(test) ? WAITING.others : 1;
  }
  return shares.map((share) => share.tests);
}
