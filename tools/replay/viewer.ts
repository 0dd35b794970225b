/** Playwright's trace viewer, served on this machine only. It needs no internet and no Playwright browser. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';
import { browserToOpen } from '../interactive/browser';

export interface Viewer {
  readonly url: string;
  readonly process: ChildProcess;
}

/**
 * Serves a trace, and opens it in the system's browser if there is a screen.
 * @param extra variables for the viewer's process
 * @throws Error if the viewer does not start
 */
export async function view(trace: string, extra: Record<string, string> = {}): Promise<Viewer> {
  const cli = path.join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const child = spawn(process.execPath, [cli, 'show-trace', '--host', '127.0.0.1', '--port', '0', trace], {
    cwd: PROJECT_ROOT,
    env: withVariables({ ...browserToOpen(), ...extra }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (piece: Buffer) => {
      said += piece.toString();
      const address = /Listening on (http:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', () => reject(new Error(`The trace viewer did not start. ${said.trim()}`)));
  });
  return { url, process: child };
}
