/**
 * `npm run doctor`: diagnoses a platform in seconds. Prints one line per check with the most likely cause and what to
 * do; `--json` prints JSON for other tools. Exit code 0 if a run is worth starting, 3 if not, 2 for a configuration or
 * usage error.
 */
import { environment, EnvironmentError } from '../suite/config/environment';
import { guardOutput } from '../reporting/scrub/output';
import { runDoctor } from './doctor/run-checks';
import { text } from '../suite/texts/texts';
import { conclusion, line } from './doctor/report';
import { startSandbox } from './suite/embedded';

const EXIT = { fit: 0, misconfigured: 2, unfit: 3 } as const;

guardOutput();
process.exitCode = await doctor(process.argv.slice(2));

async function doctor(words: readonly string[]): Promise<number> {
  const asJson = words.includes('--json');
  const unknown = words.filter((word) => word !== '--json');
  try {
    environment();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT.misconfigured;
  }
  const { givenUrl, reportLanguage } = environment();
  if (unknown.length > 0) {
    process.stderr.write(`${text(reportLanguage, 'doctor.usage', { words: unknown.join(' ') })}\n`);
    return EXIT.misconfigured;
  }
  const sandbox = givenUrl === undefined ? await startSandbox() : undefined;
  const url = givenUrl ?? sandbox?.url ?? '';
  if (!asJson) process.stdout.write(`${text(reportLanguage, 'doctor.head', { url, kind: sandbox === undefined ? 'given' : 'sandbox' })}\n\n`);
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
