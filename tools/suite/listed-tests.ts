/** The suite's tests as Playwright lists them, without running any. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';

/** One test with its metadata. */
export interface ListedTest {
  /** Relative to `e2e/`. */
  file: string;
  title: string;
  tags: readonly string[];
  annotations: readonly { type: string; description: string }[];
}

/** A test's position in the suite, as a test list names it. */
export interface PlacedTest extends ListedTest {
  /** Titles of the groups around it, and its own title. */
  titles: readonly string[];
  /** The projects that run it. */
  projects: readonly string[];
}

const annotation = z.object({ type: z.string(), description: z.string().default('') });
const spec = z.object({
  title: z.string(),
  file: z.string(),
  tags: z.array(z.string()),
  tests: z.array(z.object({ projectName: z.string(), annotations: z.array(annotation) })),
});
type Suite = { title: string; specs: z.infer<typeof spec>[]; suites?: Suite[] | undefined };
const suite: z.ZodType<Suite> = z.lazy(() => z.object({ title: z.string(), specs: z.array(spec), suites: z.array(suite).optional() }));
const reportSchema = z.object({ suites: z.array(suite), errors: z.array(z.object({ message: z.string().optional() })) });

/** All tests, whatever platform and selection the user has configured. */
export const WHOLE_SUITE = { BASE_URL: '', READ_ONLY: '' };

/** @param words further Playwright arguments, for instance a selection @throws Error if a spec cannot be loaded */
export function listedTests(words: readonly string[] = [], variables: Readonly<Record<string, string>> = WHOLE_SUITE): PlacedTest[] {
  const cli = path.join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const run = spawnSync(process.execPath, [cli, 'test', '--list', '--reporter', 'json', ...words], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    env: withVariables({ ...variables, PLAYWRIGHT_JSON_OUTPUT_FILE: undefined }),
    maxBuffer: 64 * 1024 * 1024,
  });
  const { suites, errors } = reportSchema.parse(JSON.parse(run.stdout));
  if (errors.length > 0) throw new Error(`The suite cannot be loaded: ${errors.map((error) => error.message ?? '').join('; ')}`);
  return suites.flatMap((file) => testsOf(file, []));
}

function testsOf({ specs, suites = [] }: Suite, groups: readonly string[]): PlacedTest[] {
  const own = specs.map(({ title, file, tags, tests }) => ({
    title,
    titles: [...groups, title],
    projects: tests.map((entry) => entry.projectName),
    file,
    tags,
    annotations: tests.flatMap((entry) => entry.annotations),
  }));
  return [...own, ...suites.flatMap((inner) => testsOf(inner, [...groups, inner.title]))];
}
