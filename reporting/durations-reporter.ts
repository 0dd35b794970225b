/** Remembers how long each test took, so that the next run on several machines can be dealt evenly. */
import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';
import { mkdirSync } from 'node:fs';
import { PROJECT_ROOT, reportsFolder } from '../fixtures/environment';
import { lineOf } from './run-report/cases';
import { addDurations } from './shards/durations';

export default class DurationsReporter implements Reporter {
  private rootDir = PROJECT_ROOT;
  private suite: Suite | undefined;

  printsToStdio(): boolean {
    return false;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.rootDir = config.rootDir;
    this.suite = suite;
  }

  onEnd(): void {
    // How long a failure took says nothing of how long the test takes.
    const passed = (this.suite?.allTests() ?? []).flatMap((test) => {
      const last = test.results.at(-1);
      return last?.status === 'passed' ? [[lineOf(test, this.rootDir), last.duration] as const] : [];
    });
    mkdirSync(reportsFolder(), { recursive: true });
    addDurations(reportsFolder(), new Map(passed));
  }
}
