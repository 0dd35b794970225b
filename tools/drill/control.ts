/** The cases of a drill without any fault: whoever complains there cries wolf. */
import type { Drill } from '../../reporting/drill/shape';
import type { PlacedTest } from '../suite/listed-tests';
import { told } from './judge';
import { Scenes } from './scenes';
import type { Slot } from './slot';

type Outcome = NonNullable<Drill['control']>;

export class Control {
  private readonly begin = Date.now();
  private readonly scenes = new Scenes();
  private readonly outcome: Outcome = { cases: 0, failed: [], durationMs: 0 };

  constructor(tests: readonly PlacedTest[]) {
    for (const test of tests) this.scenes.add(test, { fault: null, awaited: [] });
  }

  /** Plays in one slot what no other slot takes. @throws Error when the run leaves no account of itself */
  async play(slot: Slot): Promise<void> {
    if (this.scenes.tests().length === 0) return;
    const { run, played } = await slot.play(this.scenes);
    const cases = played.flatMap((scene) => scene.cases);
    const bad = cases.filter((entry) => entry.outcome !== 'PASS' && entry.outcome !== 'SKIPPED').map(told);
    const others = run.verdict.reasons.filter((reason) => !/^\d+ (failed|blocked)/.test(reason)).map((reason) => ({ by: 'limits', seen: reason }));
    this.outcome.cases += cases.length;
    this.outcome.failed.push(...bad, ...others);
    this.outcome.durationMs = Date.now() - this.begin;
  }

  /** @throws Error when a test was played by nobody: nothing is known of it */
  result(): Outcome {
    const left = this.scenes.tests();
    if (left.length > 0) throw new Error(`The drill did not come to «${left.map(({ title }) => title).join('», «')}».`);
    return this.outcome;
  }
}
