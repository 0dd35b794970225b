/** The cases of a drill without any fault: whoever complains there cries wolf. */
import type { Drill } from '../../reporting/drill/shape';
import type { Run } from '../../reporting/run-report/shape';
import type { ListedTest } from '../suite/listed-tests';
import { told } from './judge';
import type { Slot } from './slot';
import { wordsFor } from './tests';

/** @throws Error when a run leaves no account of itself */
export async function runControl(tests: readonly ListedTest[], slots: readonly Slot[]): Promise<Drill['control']> {
  const begin = Date.now();
  const shares = shared(tests, slots.length);
  const runs = await Promise.all(slots.map(async (slot, index) => (shares[index]?.length ? slot.sound(wordsFor(shares[index])) : undefined)));
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
