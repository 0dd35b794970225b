/** `npm run nightly:settings`: what a night is run with, for the jobs that follow. Printed, and handed to GitHub where it is asked for. */
import { appendFileSync } from 'node:fs';
import { environment, nightlyInputs } from '../../fixtures/environment';
import { settingsOf } from './nightly-settings';

const { seed, shards, outputFile } = nightlyInputs();
const settings = settingsOf({ now: new Date(), seed, shards, url: environment().givenUrl });
const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
process.stdout.write(lines.join(''));
if (outputFile !== undefined) appendFileSync(outputFile, lines.join(''));
