/** Faults that are tried one after the other on the same sandboxes, each before a test of its own. */
import type { DrilledFault } from '../../reporting/drill/shape';
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

  /** One run in this slot over what is left. @returns the faults that are now known to be noticed */
  async play(slot: Slot): Promise<{ cameToSomething: boolean; noticed: DrilledFault[] }> {
    if (this.scenes.tests().length === 0) return { cameToSomething: false, noticed: [] };
    const { run, played } = await slot.play(this.scenes);
    const noticed = played.flatMap((scene) => {
      const task = this.tasks.find(({ fault }) => fault.id === scene.scene.fault);
      if (task === undefined) return [];
      const all = [...(this.played.get(task.fault.id) ?? []), scene];
      this.played.set(task.fault.id, all);
      // A fault that several tests carry is judged with the last of them.
      if (all.length < task.first.length) return [];
      const drilled = judged(task.fault, { ...run, cases: all.flatMap(({ cases }) => cases) }, all.reduce((sum, { tookMs }) => sum + tookMs, 0));
      return drilled.verdict === 'killed' ? [drilled] : [];
    });
    return { cameToSomething: played.length > 0, noticed };
  }
}
