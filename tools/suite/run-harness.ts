/** Runs the self-tests. They need no platform, and no browser other than the one of set-up. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT, environment, withVariables } from '../../fixtures/environment';

const reportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** Arguments that exclude the tests that take too long to run before each change. */
export const WITHOUT_THE_LONGEST = ['--grep-invert', '@by-night'];

/**
 * @param words for Playwright
 * @returns number of passed and failed tests; self-tests that could not start count as one failure
 */
export async function runHarness(words: readonly string[]): Promise<{ passed: number; failed: number }> {
  process.stdout.write('\n== harness tests\n');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-harness-'));
  const file = path.join(folder, 'report.json');
  const cli = path.join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  try {
    const focus = environment().ci ? ['--forbid-only'] : [];
    const child = spawn(process.execPath, [cli, 'test', '--config', 'harness/playwright.config.ts', '--reporter', 'list,json', ...focus, ...words], {
      cwd: PROJECT_ROOT,
      stdio: 'inherit',
      // Runs that these tests start must behave the same everywhere. In CI they would retry failures.
      env: withVariables({ PLAYWRIGHT_JSON_OUTPUT_FILE: file, CI: undefined, GITHUB_STEP_SUMMARY: undefined }),
    });
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    const { stats, errors } = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const failed = stats.unexpected + stats.flaky + errors.length;
    return { passed: stats.expected, failed: status === 0 ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
