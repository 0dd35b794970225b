/** Runs the self-tests. They need no platform, and no browser other than the one of set-up. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { environment } from '../../suite/config/environment';
import { runPlaywright } from './playwright';

const specSchema = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  ok: z.boolean(),
  tests: z.array(
    z.object({ results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })) }),
  ),
});

/** Longest part of a failure's message in the list at the end of `npm test`. */
const MAX_REASON_LENGTH = 400;

interface SuiteOfReport {
  specs: z.infer<typeof specSchema>[];
  suites?: SuiteOfReport[] | undefined;
}

const suiteSchema: z.ZodType<SuiteOfReport> = z.lazy(() =>
  z.object({ specs: z.array(specSchema), suites: z.array(suiteSchema).optional() }),
);

const reportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
  suites: z.array(suiteSchema),
});

/** Result of the self-tests. */
export interface HarnessResult {
  passed: number;
  failed: number;
  /** Each failed test as «file:line title: message». */
  failures: string[];
}

/** Arguments that exclude the tests that take too long to run before each change. */
export const WITHOUT_THE_LONGEST = ['--grep-invert', '@by-night'];

/**
 * @param words for Playwright
 * @returns the result; self-tests that could not start count as one failure
 */
export async function runHarness(words: readonly string[]): Promise<HarnessResult> {
  process.stdout.write('\n== self-tests\n');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-harness-'));
  const file = path.join(folder, 'report.json');
  try {
    const focus = environment().ci ? ['--forbid-only'] : [];
    const { status } = await runPlaywright(
      ['test', '--config', 'tests/playwright.config.ts', '--reporter', 'list,json', ...focus, ...words],
      {
        output: 'terminal',
        // Runs that these tests start must behave the same everywhere. In CI they would retry failures.
        variables: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, CI: undefined, GITHUB_STEP_SUMMARY: undefined },
      },
    );
    const { stats, errors, suites } = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const failed = stats.unexpected + stats.flaky + errors.length;
    return {
      passed: stats.expected,
      failed: status === 0 ? failed : Math.max(1, failed),
      failures: suites.flatMap(failuresOf),
    };
  } catch (error) {
    return {
      passed: 0,
      failed: 1,
      failures: [`the self-tests did not run: ${error instanceof Error ? error.message : String(error)}`],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function failuresOf({ specs, suites }: SuiteOfReport): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map((spec) => `${path.join('tests', spec.file)}:${String(spec.line)} ${spec.title}${reasonOf(spec)}`);
  return [...own, ...(suites ?? []).flatMap(failuresOf)];
}

/** Returns the message of the first failed attempt on one line: the output of CI may be cut, and its end is kept. */
function reasonOf({ tests }: z.infer<typeof specSchema>): string {
  const message = tests.flatMap(({ results }) => results).find(({ error }) => error?.message !== undefined)
    ?.error?.message;
  return message === undefined
    ? ''
    : `: ${stripVTControlCharacters(message).replace(/\s+/g, ' ').slice(0, MAX_REASON_LENGTH)}`;
}
