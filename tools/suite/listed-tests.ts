/** The suite's tests as Playwright lists them, without running any. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { environment, leftOutPhases } from '../../suite/config/environment';
import { asJson } from '../../lib/json';
import { fingerprint, readCache, writeCache } from '../set-up/cache.mjs';
import { runPlaywright } from './playwright';

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
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ title: z.string(), specs: z.array(spec), suites: z.array(suite).optional() }),
);
const rememberedSchema = z.object({
  key: z.string(),
  tests: z.array(
    z.object({
      file: z.string(),
      title: z.string(),
      titles: z.array(z.string()),
      projects: z.array(z.string()),
      tags: z.array(z.string()),
      annotations: z.array(annotation),
    }),
  ),
});
const CACHE = 'listed-tests';

const reportSchema = z.object({
  suites: z.array(suite),
  errors: z.array(z.object({ message: z.string().optional() })),
});

/** All tests, whatever platform and selection the user has configured. */
export const WHOLE_SUITE = { BASE_URL: '', READ_ONLY: '' };

/** What a list depends on besides its files: the selection, and what the configuration makes projects of. */
function listKey(words: readonly string[], variables: Readonly<Record<string, string>>): string {
  const { browserName, view } = environment();
  const files = ['e2e', 'fixtures', 'suite', 'pages', 'lib', 'reporting', 'playwright.config.ts', 'package-lock.json'];
  return JSON.stringify([fingerprint(files), words, variables, browserName, view, leftOutPhases()]);
}

/** A list that is still true: loading all specs costs the start of a run a quarter of its time. */
function rememberedTests(key: string): PlacedTest[] | undefined {
  const known = rememberedSchema.safeParse(asJson(readCache(CACHE) ?? '')).data;
  return known?.key === key ? known.tests : undefined;
}

/** Time for loading all specs, on a busy machine. */
const LIST_MS = 5 * 60_000;

/** @param words further Playwright arguments, for instance a selection @throws Error if a spec cannot be loaded */
export async function listedTests(
  words: readonly string[] = [],
  variables: Readonly<Record<string, string>> = WHOLE_SUITE,
): Promise<PlacedTest[]> {
  const key = listKey(words, variables);
  const known = rememberedTests(key);
  if (known !== undefined) return known;
  const { suites, errors } = await readList(words, variables);
  if (errors.length > 0)
    throw new Error(`The suite cannot be loaded: ${errors.map((error) => error.message ?? '').join('; ')}`);
  const tests = suites.flatMap((file) => testsOf(file, []));
  // A list that was interrupted is empty; remembered, it would hide every case until a source changes.
  if (tests.length > 0) writeCache(CACHE, JSON.stringify({ key, tests }));
  return tests;
}

/** The list goes through a file: a spec may print something while it is loaded. */
async function readList(
  words: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<z.infer<typeof reportSchema>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-list-'));
  const file = path.join(folder, 'list.json');
  try {
    const { output } = await runPlaywright(['test', '--list', '--reporter', 'json', ...words], {
      output: 'captured',
      timeoutMs: LIST_MS,
      variables: { ...variables, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    });
    if (!existsSync(file)) throw new Error(`Playwright could not list the tests. Its output was: ${output.trim()}`);
    return reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
