/** Runs the cases selected by ids or words in headed mode. */
import { useDeskReports } from '../../suite/config/environment';
import { exitCode, runSuite } from '../suite/run-suite';
import { listedTests } from '../suite/listed-tests';
import { testsFor, withTestList } from '../cases/chosen-tests';
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
  const tests = testsFor(await listedTests(), words);
  if (tests.length === 0) {
    process.stderr.write(`No case and no test matches: ${words.join(' ')}. npm run cases lists them all.\n`);
    return 2;
  }
  return withTestList(tests, async (list) => exitCode(await runSuite([...list, ...options], variables)));
}
