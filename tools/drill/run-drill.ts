/** Breaks the sandbox in one way after the other and sees whether the suite notices. */
import { PROJECT_ROOT, environment } from '../../fixtures/environment';
import type { Drill, DrilledFault } from '../../reporting/drill/shape';
import { commitOf } from '../../reporting/git';
import { listedTests } from '../suite/listed-tests';
import { batchesOf, isSociable, type Task } from './batches';
import { runControl } from './control';
import { chosenFaults, listedFaults, type Choice } from './faults';
import { inTurn } from './in-turn';
import { judged } from './judge';
import { Slot, type Scene } from './slot';
import { nameOf, testsFor, wordsFor } from './tests';

export interface DrillOptions extends Choice {
  /** How many runs go on at a time, each by one worker of Playwright on a sandbox of its own. */
  workers: number;
  /** Whether the same cases are run without a fault as well. */
  control: boolean;
  /** Told as soon as a fault is judged. */
  tell: (fault: DrilledFault) => void;
}

/** Enough to make little of what a run costs, and few enough that all workers are done at about the same time. */
const FAULTS_IN_A_RUN = 10;

/** @throws Error when a fault, an area or a test does not exist, or a run ends without an account of itself */
export async function runDrill(options: DrillOptions): Promise<Drill> {
  const begin = new Date();
  const all = listedFaults();
  const tests = listedTests();
  const tasks = chosenFaults(all, options).map((fault): Task => ({ fault, first: testsFor(fault.noticedBy.slice(0, 1), tests), tests: testsFor(fault.noticedBy, tests) }));
  const slots = await Promise.all(Array.from({ length: options.workers }, () => Slot.open()));
  try {
    // Without a fault first: it leaves the sessions with which the others go on.
    const control = options.control ? await runControl([...new Set(tasks.flatMap((task) => task.tests))], slots) : null;
    const faults = await tryAll(tasks, slots, options.tell);
    return {
      schemaVersion: 1,
      startedAt: begin.toISOString(),
      durationMs: Date.now() - begin.getTime(),
      commit: commitOf(PROJECT_ROOT),
      timeZone: environment().timeZone,
      workers: options.workers,
      known: all.length,
      faults: tasks.flatMap(({ fault }) => faults.get(fault.id) ?? []),
      control,
    };
  } finally {
    await Promise.all(slots.map((slot) => slot.close()));
  }
}

/** Each fault once, in the company of others where that is possible; whatever was not noticed there a second time, alone. */
async function tryAll(tasks: readonly Task[], slots: readonly Slot[], tell: DrillOptions['tell']): Promise<Map<string, DrilledFault>> {
  const judgedFaults = new Map<string, DrilledFault>();
  const judge = (drilled: DrilledFault) => {
    judgedFaults.set(drilled.id, drilled);
    tell(drilled);
  };
  const sociable = tasks.filter(({ fault }) => isSociable(fault));
  const batches = batchesOf(sociable, Math.min(FAULTS_IN_A_RUN, Math.ceil(sociable.length / slots.length)));
  const runs = [
    ...tasks.filter(({ fault }) => !isSociable(fault)).map((task) => async () => judge(await tryAlone(task))),
    ...batches.map((batch) => async (slot: Slot) => (await tryTogether(batch, slot)).filter(({ verdict }) => verdict === 'killed').forEach(judge)),
  ];
  await inTurn(runs, slots, (run, slot) => run(slot));
  // What other faults have left behind may have been in the way; the last word is that of a sandbox that had no other.
  const doubtful = tasks.filter(({ fault }) => !judgedFaults.has(fault.id));
  await inTurn(doubtful, slots, async (task) => judge(await tryAlone(task)));
  return judgedFaults;
}

async function tryTogether(batch: readonly Task[], slot: Slot): Promise<DrilledFault[]> {
  const scenes = new Map(batch.flatMap(({ fault, first }) => first.map((test): [string, Scene] => [nameOf(test), { fault: fault.id, awaited: fault.noticedBy }])));
  const { run, tookMs } = await slot.scenes(wordsFor(batch.flatMap((task) => task.first)), scenes);
  return batch.map(({ fault, first }) => {
    const names = first.map(nameOf);
    const took = names.reduce((sum, name) => sum + (tookMs.get(name) ?? 0), 0);
    return judged(fault, { ...run, cases: run.cases.filter((entry) => names.includes(entry.test)) }, took);
  });
}

async function tryAlone({ fault, tests }: Task): Promise<DrilledFault> {
  const begin = Date.now();
  const slot = await Slot.open();
  try {
    // Where cases tell, the first test that fails settles it; the figures want all of them.
    const run = await slot.broken([...wordsFor(tests), ...(fault.by === 'cases' ? ['-x'] : [])], fault.id);
    return judged(fault, run, Date.now() - begin);
  } finally {
    await slot.close();
  }
}
