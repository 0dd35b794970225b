/** Breaks the sandbox in one way after the other and sees whether the suite notices. */
import { PROJECT_ROOT, environment } from '../../fixtures/environment';
import type { Drill, DrilledFault } from '../../reporting/drill/shape';
import { commitOf } from '../../reporting/git';
import { listedTests } from '../suite/listed-tests';
import { Company } from './company';
import { Control } from './control';
import { chosenFaults, listedFaults, type Choice } from './faults';
import { inTurn } from './in-turn';
import { judged } from './judge';
import { Slot } from './slot';
import { isSociable, type Task } from './tasks';
import { testsFor, wordsFor } from './tests';

export interface DrillOptions extends Choice {
  /** How many runs go on at a time, each by one worker of Playwright on a sandbox of its own. */
  workers: number;
  /** Whether the same cases are run without a fault as well. */
  control: boolean;
  /** Told what is going to happen, since nothing is to be seen of it for a while. */
  announce: (faults: number) => void;
  /** Told as soon as a fault is judged. */
  tell: (fault: DrilledFault) => void;
}

/** @throws Error when a fault, an area or a test does not exist, or a run ends without an account of itself */
export async function runDrill(options: DrillOptions): Promise<Drill> {
  const begin = new Date();
  const all = listedFaults();
  const tests = listedTests();
  const tasks = chosenFaults(all, options).map((fault): Task => ({ fault, first: testsFor(fault.noticedBy.slice(0, 1), tests), tests: testsFor(fault.noticedBy, tests) }));
  options.announce(tasks.length);
  const slots = await Promise.all(Array.from({ length: options.workers }, () => Slot.open()));
  try {
    const control = options.control ? new Control([...new Set(tasks.flatMap((task) => task.tests))]) : undefined;
    const faults = await tryAll(tasks, slots, control, options.tell);
    return {
      schemaVersion: 1,
      startedAt: begin.toISOString(),
      durationMs: Date.now() - begin.getTime(),
      commit: commitOf(PROJECT_ROOT),
      timeZone: environment().timeZone,
      workers: options.workers,
      known: all.length,
      faults: tasks.flatMap(({ fault }) => faults.get(fault.id) ?? []),
      control: control?.result() ?? null,
    };
  } finally {
    await Promise.all(slots.map((slot) => slot.close()));
  }
}

/**
 * Each fault once, in the company of others where that is possible; whatever was not noticed there a second time, alone.
 * No slot waits for another before it is done with all of that: one case of the control waits for a minute to pass.
 */
async function tryAll(tasks: readonly Task[], slots: readonly Slot[], control: Control | undefined, tell: DrillOptions['tell']): Promise<Map<string, DrilledFault>> {
  const judgedFaults = new Map<string, DrilledFault>();
  const judge = (drilled: DrilledFault) => {
    judgedFaults.set(drilled.id, drilled);
    tell(drilled);
  };
  const alone = async (task: Task) => judge(await tryAlone(task));
  const solitary = tasks.filter(({ fault }) => !isSociable(fault));
  const company = new Company(tasks.filter(({ fault }) => isSociable(fault)));
  await Promise.all(
    slots.map(async (slot) => {
      // Without a fault first: it leaves the sessions with which the others go on.
      await control?.play(slot);
      await inTurn(solitary, alone);
      await company.play(slot, judge);
    }),
  );
  // What other faults have left behind may have been in the way; the last word is that of a sandbox that had no other.
  const doubtful = tasks.filter(({ fault }) => !judgedFaults.has(fault.id));
  await Promise.all(slots.map(() => inTurn(doubtful, alone)));
  return judgedFaults;
}

async function tryAlone({ fault, tests }: Task): Promise<DrilledFault> {
  const begin = Date.now();
  const slot = await Slot.open();
  try {
    // Where cases tell, the first test that fails settles it; the figures want all of them.
    const { run, mishap } = await slot.broken([...wordsFor(tests), ...(fault.by === 'cases' ? ['-x'] : [])], fault.id);
    return judged(fault, run, Date.now() - begin, mishap);
  } finally {
    await slot.close();
  }
}
