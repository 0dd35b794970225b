/** Runs the cases selected by ids or words in headed mode. */
import { useDeskReports } from '../../suite/config/environment';
import { exitCode, runSuite } from '../suite/run-suite';
import { listedTests, type PlacedTest } from '../suite/listed-tests';
import { testsFor, withTestList } from '../cases/chosen-tests';
import { withKeys } from './keys';
import { warnIfNoDisplay } from './screen';

/**
 * @param words ids of cases or words; none selects everything
 * @param options for Playwright
 * @param variables added to the tester's own variables
 * @returns the exit code
 */
export async function runChosen(
  words: readonly string[],
  options: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<number> {
  if (await warnIfNoDisplay('run npm start, and look at what it leaves with npm run replay.')) return 2;
  useDeskReports();
  process.stdout.write('Starting: the tests …\n');
  const tests = testsFor(await listedTests(), words);
  if (tests.length === 0) {
    process.stderr.write(`No case and no test matches: ${words.join(' ')}. npm run cases lists them all.\n`);
    return 2;
  }
  return runTests(tests, options, variables);
}

/** Runs the tests, and then those again that the person who watches wants to see once more. @returns the exit code */
async function runTests(
  tests: readonly PlacedTest[],
  options: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<number> {
  process.stdout.write('Starting: the sandbox or platform, the browser and the sign-in …\n');
  const { code, again } = await withKeys('THE_BOT_PACE' in variables, async (keys) => {
    const exit = await withTestList(tests, async (list) =>
      runSuite([...list, ...options], { ...variables, ...keys.variables }),
    );
    const isStopped = exit.stoppedBy !== undefined;
    return { code: exitCode(exit), again: isStopped ? [] : tests.filter(({ title }) => keys.repeated.has(title)) };
  });
  if (again.length === 0) return code;
  // A repeated case shows whether its failure is lasting; it does not make the first run a passed one.
  const later = await runTests(again, options, variables);
  return code === 0 ? later : code;
}
