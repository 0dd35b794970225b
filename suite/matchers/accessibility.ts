import { test, type Page } from '@playwright/test';
import { audit, sentenceOf, type Barrier } from '../accessibility/audit';
import { environment, targetKind } from '../config/environment';
import { register } from '../failure/register';
import { attachFindings } from '../monitoring/page-error-report';

/** Returns whether barriers fail a test: always on the sandbox, elsewhere when the user enables it. */
function enforced(): boolean {
  return targetKind() === 'sandbox' || environment().accessibility === 'enforce';
}

export const accessibilityMatchers = {
  /**
   * Passes when the page has no serious or critical barrier in its current state. Where that is not enforced,
   * barriers are listed in the reports and the test passes.
   * @param what the page or dialog, as reports name it
   */
  async toBeAccessible({ page }: { page: Page }, what: string) {
    const barriers = await audit(page);
    return accessibilityFailure(barriers, what, enforced());
  },
};

/** Returns the matcher's result. @param enforce whether barriers fail the test */
export async function accessibilityFailure(barriers: readonly Barrier[], what: string, enforce: boolean) {
  const lines = barriers.map(sentenceOf);
  if (!enforce)
    await attachFindings(
      test.info(),
      `accessibility of ${what}`,
      lines.map((line) => `${what}: ${line}`),
    );
  return {
    pass: !enforce || barriers.length === 0,
    name: 'toBeAccessible',
    message: () =>
      register(
        { code: 'barrier', control: { kind: 'value', names: [what] } },
        `Some people cannot use ${what}:\n${lines.map((line) => `- ${line}`).join('\n')}`,
      ),
  };
}
