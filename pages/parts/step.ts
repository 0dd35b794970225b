/** Steps as sentences: “teacher writes the title «…»”. What a report shows is what a tester would have said. */
import { test } from '@playwright/test';
import { notifyStep } from './step-listener';
import { explain } from './page-problem';
import type { StepContext } from './step-context';

type Sentence<Args extends unknown[]> = string | ((...args: Args) => string);

/**
 * Makes an action of a page object a named step. The sentence goes on after the actor's name and must never contain
 * a secret: it stands in reports, live output and file names.
 *
 * The replacement is deliberately not `async`: Playwright takes the step's line from the call stack, and an async
 * wrapper would report this file instead of the spec. A failure is retold as a sentence (see problem.ts).
 */
export function step<This extends StepContext, Args extends unknown[], Result>(sentence: Sentence<Args>) {
  return (method: (this: This, ...args: Args) => Promise<Result>) =>
    function wrappedStep(this: This, ...args: Args): Promise<Result> {
      // One line, also of a text with several: reports and live output list steps line by line.
      const title = `${this.actor} ${typeof sentence === 'string' ? sentence : sentence(...args)}`.replace(/\s+/g, ' ');
      const act = () => notifyStep(this.page, title).then(() => method.apply(this, args));
      return test.step(title, () => act().catch((error: unknown) => explain(this.page, title, error)));
    };
}
