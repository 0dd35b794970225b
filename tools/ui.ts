/**
 * `npm run ui`: Playwright's UI mode in a window of its own; closing it ends the command. Arguments are passed to Playwright;
 * `--ui-port 9323` only serves it, for a machine without a screen. `--fault NAME` breaks the sandbox.
 */
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { setHeadedMode, useDeskReports } from '../suite/config/environment';
import { playwrightCommandLine, playwrightWords, runCommand } from './cli/options';
import { openAppWindow, opensElsewhere, type AppWindow } from './interactive/app-window';
import { browserToOpen } from './interactive/browser';
import { warnIfNoDisplay } from './interactive/screen';
import { exitCode, runSuite } from './suite/run-suite';
import { splitFaults, variablesForFaults } from './suite/sandbox-faults';

/** Between two looks whether UI mode listens. */
const LOOK_MS = 200;

setHeadedMode();
useDeskReports();
process.exitCode = await runCommand(async () => {
  const { faults, others: words } = splitFaults(
    playwrightWords(
      playwrightCommandLine('ui', "Opens Playwright's UI mode in a window of its own.").option(
        '--fault <name>',
        'breaks the sandbox in this way; repeatable',
      ),
    ),
  );
  const broken = variablesForFaults(faults);
  const isServed = words.some((word) => word.startsWith('--ui-port'));
  if (
    !isServed &&
    (await warnIfNoDisplay('npm run ui -- --ui-port 9323 serves the same to a browser of this machine.'))
  )
    return 2;
  if (isServed)
    return exitCode(await runSuite(['--ui', '--ui-host', '127.0.0.1', ...words], { ...browserToOpen(), ...broken }));
  return showUi(words, { ...opensElsewhere(), ...broken });
}, 'as it is');

/** @returns the exit code: 0 when the window was closed */
async function showUi(words: readonly string[], variables: Readonly<Record<string, string>>): Promise<number> {
  const port = await freePort();
  const ended = new AbortController();
  let isClosed = false;
  const run = runSuite(['--ui', '--ui-host', '127.0.0.1', '--ui-port', String(port), ...words], variables);
  const shown = windowWhenServed(`http://127.0.0.1:${port}/`, ended.signal).then((window) => {
    // This command passes the signal on to UI mode.
    void window?.closed.then(() => {
      if (ended.signal.aborted) return;
      isClosed = true;
      process.kill(process.pid, 'SIGINT');
    });
    return window;
  });
  const ending = await run.finally(() => ended.abort());
  (await shown)?.close();
  return isClosed ? 0 : exitCode(ending);
}

/** @returns undefined when UI mode ended before, or the system opens the page itself */
async function windowWhenServed(url: string, ended: AbortSignal): Promise<AppWindow | undefined> {
  while (!ended.aborted) {
    const isServed = await fetch(url, { method: 'HEAD', signal: ended }).then(
      () => true,
      () => false,
    );
    if (isServed) return openAppWindow(url);
    await pause(LOOK_MS, undefined, { signal: ended }).catch(() => undefined);
  }
  return undefined;
}

/** Returns a port of this machine that no program uses. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
