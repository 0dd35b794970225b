/**
 * `npm run codegen -- teacher`: opens Playwright's recorder, already signed in as that role, against the sandbox or the
 * target. Further arguments are passed to Playwright. Close the windows to end the recorder: its session ends too, and what was
 * recorded is saved.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { setHeadedMode, environment } from '../suite/config/environment';
import { ROLES, type Role } from '../suite/config/names';
import type { Session } from '../suite/sessions/session';
import { exitCodeOf } from '../reporting/run-end/stop-signals';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { warnIfNoDisplay } from './interactive/screen';
import { NotSignedIn, withSession } from './interactive/signed-in';
import { saveRecording } from './interactive/recording';
import { placing, recorderPlaces, sizeOption } from './interactive/recorder-windows';
import { startSandbox } from './suite/embedded';
import { runPlaywright } from './suite/playwright';

const optionsSchema = z.object({
  words: z.tuple(
    [
      z.enum(ROLES, {
        error: `Say whose windows: npm run codegen -- ${ROLES.join(', ').replace(/, (\w+)$/, ' or $1')}.`,
      }),
    ],
    z.string(),
  ),
});

setHeadedMode();
// Closing the windows or Ctrl-C ends the recorder. The session must be ended in both cases.
let isInterrupted = false;
process.on('SIGINT', () => (isInterrupted = true));

process.exitCode = await runCommand(() => {
  const [role, ...words] = parseOptions(
    optionsSchema,
    commandLine('codegen', "Opens Playwright's recorder, signed in as a role.")
      .argument('[role]', ROLES.join(', '))
      .argument('[words...]', 'options of playwright codegen')
      .allowUnknownOption()
      .addHelpText(
        'after',
        '\nEnds when its windows are closed, or with Ctrl-C. Saves a spec in reports/desk/recordings: lines that exactly one locator of\n' +
          'a page object fits call it; a comment names the page objects where several fit.',
      ),
  ).words;
  return recordAs(role, words).catch(notSignedIn);
}, 'as it is');

function notSignedIn(error: unknown): number {
  // Ctrl-C ends the sandbox and the sign-in, too: what they then complain about is no fault.
  if (isInterrupted) return exitCodeOf('SIGINT');
  if (!(error instanceof NotSignedIn)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
}

/** @returns the exit code */
async function recordAs(role: Role, words: readonly string[]): Promise<number> {
  const { givenUrl } = environment();
  if (await warnIfNoDisplay('record on one that has.')) return 2;
  const sandbox = givenUrl === undefined ? await startSandbox() : undefined;
  const baseUrl = givenUrl ?? sandbox?.url ?? '';
  try {
    process.stdout.write(`Signing in as ${role} at ${baseUrl} …\n`);
    // Without the size of the screen, the windows open where Playwright puts them.
    const places = recorderPlaces().catch(() => undefined);
    return await withSession(baseUrl, role, async (session) => record(baseUrl, role, session, words, await places));
  } finally {
    await sandbox?.stop();
  }
}

async function record(
  baseUrl: string,
  role: Role,
  session: Session,
  words: readonly string[],
  places: Awaited<ReturnType<typeof recorderPlaces>>,
): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-recorder-'));
  chmodSync(folder, 0o700);
  const [storage, recorded] = [path.join(folder, 'storage.json'), path.join(folder, 'recorded.spec.ts')];
  writeFileSync(storage, JSON.stringify(session.storage), { mode: 0o600 });
  try {
    const { browserPath, timeZone } = environment();
    const given = ['--load-storage', storage, '--lang', 'ru-RU', '--timezone', timeZone, '--output', recorded];
    const options = [...given, ...(places === undefined ? [] : sizeOption(places)), ...words];
    const { status, output } = await runPlaywright(
      ['codegen', ...options, new URL(session.evidence.landing, baseUrl).href],
      {
        // Ctrl-C comes to this command alone: the recorder would print where it was interrupted.
        output: 'captured',
        variables: { PWTEST_CLI_EXECUTABLE_PATH: browserPath, ...(places === undefined ? {} : placing(places)) },
      },
    );
    const saved = saveRecording(recorded, role, baseUrl);
    process.stdout.write(
      saved === undefined ? 'Nothing was recorded.\n' : `Recorded: ${path.relative(process.cwd(), saved)}\n`,
    );
    if (isInterrupted) return exitCodeOf('SIGINT');
    if (status !== 0) process.stderr.write(`The recorder ended with an error:\n${output.trim()}\n`);
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
