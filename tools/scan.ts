/**
 * `npm run scan`: searches everything below `reports/` for the secrets of the last runs and for text that looks like a
 * secret. Exit code 1 if something was found. `npm run scan -- <file or folder> …` searches there instead.
 */
import path from 'node:path';
import { z } from 'zod';
import { reportsFolder } from '../suite/config/environment';
import { isPublic, runsWithVault, secretsOf } from '../suite/secrets/vault';
import { isolateUnscrubbed } from '../suite/run/isolate';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { settleKilledRun } from './suite/last-run';
import { findLeaks } from '../reporting/scrub/leaks';

process.exitCode = await runCommand(() => {
  const command = commandLine('scan', 'Searches reports and traces for secrets of the last runs.').argument(
    '[places...]',
    'files and folders; reports/ if there is none',
  );
  return scan(parseOptions(z.object({ words: z.array(z.string()) }), command).words);
}, 'as it is');

/** @returns the exit code */
function scan(given: readonly string[]): number {
  settleKilledRun();
  isolateUnscrubbed();
  const places = given.length > 0 ? given.map((place) => path.resolve(place)) : [reportsFolder()];
  const runs = runsWithVault();
  // One of the runs may have received a reference password as a secret; for the other runs it is public.
  const secrets = runs.flatMap(secretsOf).filter((secret) => !isPublic(secret));
  const { leaks, unreadable, files, pieces } = findLeaks(places, secrets);
  const shown = (file: string) => path.relative(process.cwd(), file);

  for (const { file, trail, what } of leaks) process.stdout.write(`${[shown(file), ...trail].join(' › ')}: ${what}\n`);
  for (const file of unreadable) process.stdout.write(`Not searched: ${shown(file)}\n`);
  process.stdout.write(
    `${files} files (${pieces} pieces, archives unpacked) searched for ${secrets.length} secrets of ${runs.length} runs: ` +
      `${leaks.length === 0 ? 'none found' : `found in ${new Set(leaks.map(({ file }) => file)).size} files`}.\n`,
  );
  return leaks.length === 0 && unreadable.length === 0 ? 0 : 1;
}
