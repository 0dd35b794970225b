/**
 * `npm run nightly:settings`: prints the nightly run's settings for the following jobs. Also writes them to GitHub's
 * output file if there is one.
 */
import { appendFileSync } from 'node:fs';
import { z } from 'zod';
import { nightlyInputs } from '../../suite/config/ci-service';
import { environment } from '../../suite/config/environment';
import { commandLine, parseOptions, runCommand } from '../cli/options';
import { settingsOf } from './nightly-settings';

process.exitCode = await runCommand(() => {
  parseOptions(
    z.object({}),
    commandLine('nightly:settings', "Prints the nightly run's settings for the following jobs."),
  );
  const { seed, shards, outputFile } = nightlyInputs();
  const settings = settingsOf({ now: new Date(), seed, shards, url: environment().givenUrl });
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  process.stdout.write(lines.join(''));
  if (outputFile !== undefined) appendFileSync(outputFile, lines.join(''));
  return 0;
}, 'as it is');
