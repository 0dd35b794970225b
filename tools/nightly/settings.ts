/** `npm run nightly:settings`: what a night is run with, for the jobs that follow. Printed, and handed to GitHub where it is asked for. */
import { appendFileSync } from 'node:fs';
import { environment, nightlyWishes } from '../../fixtures/environment';
import { settingsOf } from './night-settings';

const { seed, shards, outputFile } = nightlyWishes();
const settings = settingsOf({ now: new Date(), seed, shards, url: environment().givenUrl });
const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
process.stdout.write(lines.join(''));
if (outputFile !== undefined) appendFileSync(outputFile, lines.join(''));
