/**
 * `npm run doctor`: diagnoses a platform in seconds. Prints one line per check with the most likely cause and what to
 * do; `--json` prints JSON for other tools. Exit code 0 if a run is worth starting, 3 if not, 2 for a configuration or
 * usage error.
 */
import { z } from 'zod';
import { environment } from '../suite/config/environment';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { flag } from './cli/values';
import { runDoctor } from './doctor/run-checks';
import { text } from '../suite/texts/texts';
import { conclusion, line } from './doctor/report';
import { startSandbox } from './suite/embedded';

const EXIT = { fit: 0, unfit: 3 } as const;

process.exitCode = await runCommand(() => {
  const command = commandLine(
    'doctor',
    'Checks a platform: reachability, certificate, proxies, health, front end, one sign-in per role.',
  ).option('--json', 'prints JSON for other tools');
  return doctor(parseOptions(z.object({ json: flag }), command).json);
});

async function doctor(asJson: boolean): Promise<number> {
  const { givenUrl, reportLanguage } = environment();
  const sandbox = givenUrl === undefined ? await startSandbox() : undefined;
  const url = givenUrl ?? sandbox?.url ?? '';
  if (!asJson)
    process.stdout.write(
      `${text(reportLanguage, 'doctor.head', { url, kind: sandbox === undefined ? 'given' : 'sandbox' })}\n\n`,
    );
  try {
    const report = await runDoctor(url, (finding) => {
      if (!asJson) process.stdout.write(line(finding, reportLanguage));
    });
    process.stdout.write(asJson ? `${JSON.stringify(report, null, 2)}\n` : conclusion(report, reportLanguage));
    return report.fit ? EXIT.fit : EXIT.unfit;
  } finally {
    await sandbox?.stop();
  }
}
