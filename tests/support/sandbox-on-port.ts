/** A sandbox on a port of the test's choice, which can be killed and started again there. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { PROJECT_ROOT } from '../../suite/config/configuration';
import { withVariables } from '../../suite/config/environment';
import { announcedUrl } from './announced-url';

/** Starts a sandbox on a port. Its data is in its memory: one that is started again has no sessions. */
export async function sandboxOn(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(PROJECT_ROOT, 'sandbox', 'dist', 'server', 'main.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: withVariables({ PORT: String(port), SANDBOX_QUIET: '1', SANDBOX_ENDS_WITH: String(process.pid) }),
  });
  await announcedUrl(child, /listening on (\S+)/);
  return child;
}

/** Returns a port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
