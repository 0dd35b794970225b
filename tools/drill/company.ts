/** Faults that are tried one after the other on the same sandboxes, each before a test of its own. */
import type { DrilledFault } from '../../reporting/drill/shape';
import type { Run } from '../../reporting/run-report/shape';
import { judged } from './judge';
import { Scenes } from './scenes';
import type { Played, Slot } from './slot';
import type { Task } from './tasks';

export class Company {
  private readonly scenes = new Scenes();
  private readonly played = new Map<string, Played[]>();

  constructor(private readonly tasks: readonly Task[]) {
    for (const { fault, first } of tasks) for (const test of first) this.scenes.add(test, { fault: fault.id, awaited: fault.noticedBy });
  }

  /**
   * Runs in this slot over what is left, until others have taken all of it or a run comes to none of it.
   * @param judge told each fault that was noticed; of the others nothing is known yet
   */
  async play(slot: Slot, judge: (fault: DrilledFault) => void): Promise<void> {
    while (this.scenes.tests().length > 0) {
      const { run, played } = await slot.play(this.scenes);
      for (const scene of played) {
        const drilled = this.judgement(scene, run);
        if (drilled?.verdict === 'killed') judge(drilled);
      }
      if (played.length === 0) return;
    }
  }

  /** @returns undefined while tests are left that carry this fault too: it is judged with the last of them */
  private judgement(scene: Played, run: Run): DrilledFault | undefined {
    const task = this.tasks.find(({ fault }) => fault.id === scene.scene.fault);
    if (task === undefined) return undefined;
    const all = [...(this.played.get(task.fault.id) ?? []), scene];
    this.played.set(task.fault.id, all);
    if (all.length < task.first.length) return undefined;
    const tookMs = all.reduce((sum, one) => sum + one.tookMs, 0);
    const ofTests = <T extends { test: string }>(entries: readonly T[]) => entries.filter(({ test }) => all.some(({ cases }) => cases.some((entry) => entry.test === test)));
    const own = { ...run, cases: all.flatMap(({ cases }) => cases), network: { ...run.network, unstable: ofTests(run.network.unstable) }, leftBehind: ofTests(run.leftBehind) };
    return judged(task.fault, own, tookMs, all.find((one) => one.mishap !== undefined)?.mishap);
  }
}
