/** Whether a display of Linux answers: an X server, or a Wayland compositor. */
import { connect, type NetConnectOpts } from 'node:net';
import path from 'node:path';

/** Opening request of the X protocol, version 11, least significant byte first, without authorisation. */
const X_SETUP = Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
/** First port of X servers; the number of the display is added. */
const X_PORT = 6_000;

/**
 * Returns where the X server of a DISPLAY listens, in the order in which X programs try: `:0`, `unix:0.0`,
 * `localhost:10.0` (as over SSH), `host:0`. Undefined for a name that no X program understands.
 */
export function xAddresses(display: string): NetConnectOpts[] | undefined {
  if (path.isAbsolute(display)) return [{ path: display }];
  const [, host = '', number = ''] = /^(.*):(\d+)(?:\.\d+)?$/.exec(display) ?? [];
  if (number === '') return undefined;
  const socket = `/tmp/.X11-unix/X${number}`;
  // The name that begins with a null byte is of Linux alone: servers in a container often have only one of both.
  if (host === '' || host === 'unix') return [{ path: socket }, { path: `\0${socket}` }];
  return [{ host, port: X_PORT + Number(number) }];
}

/** Returns whether an X server answers at one of the addresses; also one that asks for an authorisation. */
export async function isXServer(addresses: readonly NetConnectOpts[], timeoutMs: number): Promise<boolean> {
  return oneHolds(addresses.map((address) => answers(address, timeoutMs, X_SETUP)));
}

/** Returns whether a program listens at the socket of a Wayland display: a name below the folder, or a path. */
export async function isWaylandServer(display: string, folder: string, timeoutMs: number): Promise<boolean> {
  return answers({ path: path.resolve(folder, display) }, timeoutMs);
}

async function oneHolds(checks: readonly Promise<boolean>[]): Promise<boolean> {
  return (await Promise.all(checks)).includes(true);
}

/** @param request sent after the connection; without it, the connection is enough */
function answers(address: NetConnectOpts, timeoutMs: number, request?: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const end = (isAlive: boolean) => {
      clearTimeout(limit);
      socket.destroy();
      resolve(isAlive);
    };
    const limit = setTimeout(() => end(false), timeoutMs);
    socket.once('connect', () => (request === undefined ? end(true) : void socket.write(request)));
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}
