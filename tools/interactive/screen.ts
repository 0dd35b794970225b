/** Check for a screen, before anything else is started: a browser without one fails late, and blames the platform. */
import { isWaylandServer, isXServer, xAddresses } from '../../lib/display';
import { screenVariables, type ScreenVariables } from '../../suite/config/run-options';

/** Time for a display to answer. One of this machine answers in a millisecond, one over SSH in a round trip. */
const ANSWER_MS = 1_500;

/**
 * Prints in one sentence why headed mode is not possible, and what to do.
 * @param alternative what to do on a machine without a screen; it follows a comma and “or”
 * @returns whether there is no screen
 */
export async function warnIfNoDisplay(alternative: string): Promise<boolean> {
  const problem = await screenProblem(screenVariables());
  if (problem === undefined) return false;
  process.stderr.write(`${problem}, or ${alternative}\n`);
  return true;
}

/** Returns why no window can be shown and what to do, as the beginning of a sentence; undefined where one can. */
export async function screenProblem(variables: ScreenVariables): Promise<string | undefined> {
  const { platform, x11, wayland, runtimeFolder } = variables;
  // Windows of macOS and Windows need no variable.
  if (platform !== 'linux') return undefined;
  const addresses = x11 === undefined ? undefined : xAddresses(x11);
  if (addresses !== undefined && (await isXServer(addresses, ANSWER_MS))) return undefined;
  if (wayland !== undefined && (await isWaylandServer(wayland, runtimeFolder ?? '/run', ANSWER_MS))) return undefined;
  return `${whatIsMissing(variables)}: ${remedy(variables)}`;
}

function whatIsMissing({ x11, wayland }: ScreenVariables): string {
  const set = [
    ...(x11 === undefined ? [] : [`DISPLAY=${x11}`]),
    ...(wayland === undefined ? [] : [`WAYLAND_DISPLAY=${wayland}`]),
  ];
  return set.length === 0
    ? 'This machine has no screen to show a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)'
    : `No window can be shown, because no display answers at ${set.join(' or ')}`;
}

function remedy({ x11, wayland, isSsh, isWsl }: ScreenVariables): string {
  if (isWsl)
    return 'update WSL in Windows with «wsl --update» and «wsl --shutdown», and open it again, so that it sets DISPLAY';
  if (isSsh) return 'connect from a desktop with «ssh -Y», which sets DISPLAY';
  if (wayland !== undefined) return 'start the command in a terminal of the desktop session, as the same user';
  if (x11 === undefined) return 'start the command in a terminal of a desktop';
  return 'set DISPLAY as a terminal of the desktop has it (most often :0)';
}
