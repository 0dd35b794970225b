/** Records the duration of each test, so that the next shard plan is balanced. */
import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';
import { mkdirSync } from 'node:fs';
import { PROJECT_ROOT, isDeskRun, reportsFolder } from '../suite/config/environment';
import { lineOf } from './cases/test-names';
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
    // A headed run is slowed down, and a broken sandbox takes time-outs.
    if (isDeskRun()) return;
    // The duration of a failed test does not predict the duration of a passing one.
    const passed = (this.suite?.allTests() ?? []).flatMap((test) => {
      const last = test.results.at(-1);
      return last?.status === 'passed' ? [[lineOf(test, this.rootDir), last.duration] as const] : [];
    });
    mkdirSync(reportsFolder(), { recursive: true });
    addDurations(reportsFolder(), new Map(passed));
  }
}
