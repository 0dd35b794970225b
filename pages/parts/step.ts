/** Turns actions into named steps: “teacher writes the title «…»”. Reports show the sentence that a tester would use. */
import { test } from '@playwright/test';
import { notifyStep } from './step-listener';
import { oneLine } from '../../lib/one-line';
import { explain } from './page-problem';
import type { StepContext } from './step-context';

type Sentence<Args extends unknown[]> = string | ((...args: Args) => string);

/**
 * Makes an action of a page object a named step. The sentence follows the actor's name and must never contain a
 * secret: it is written to reports, live output and file names.
 *
 * The replacement is deliberately not `async`: Playwright takes the step's line from the call stack, and an async
 * wrapper would report this file instead of the spec. A failure is rewritten as a sentence (see page-problem.ts).
 */
export function step<This extends StepContext, Args extends unknown[], Result>(sentence: Sentence<Args>) {
  return (method: (this: This, ...args: Args) => Promise<Result>) =>
    function wrappedStep(this: This, ...args: Args): Promise<Result> {
      // Reports and live output list one step per line.
      const title = shortened(oneLine(`${this.actor} ${typeof sentence === 'string' ? sentence : sentence(...args)}`));
      const act = () => notifyStep(this.page, title).then(() => method.apply(this, args));
      return test.step(title, () => act().catch((error: unknown) => explain(this, title, error)));
    };
}

/** Longest title of a step, in characters. A text that somebody types may have thousands. */
const LONGEST_TITLE = 300;

function shortened(title: string): string {
  const characters = [...title];
  return characters.length <= LONGEST_TITLE ? title : `${characters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}
