/** What the command of a run passes to its processes: faults, speed, terminal; and what decides whether a window can be shown. */
import { internalVariables } from './environment';

/** What decides whether a window can be shown. An empty variable counts as unset. */
export interface ScreenVariables {
  readonly platform: NodeJS.Platform;
  /** DISPLAY */
  readonly x11: string | undefined;
  /** WAYLAND_DISPLAY */
  readonly wayland: string | undefined;
  /** Folder of Wayland's sockets. */
  readonly runtimeFolder: string | undefined;
  /** Whether the terminal is one of another machine. */
  readonly isSsh: boolean;
  /** Whether this is Linux inside Windows. */
  readonly isWsl: boolean;
}

/** Returns the variables that say where windows are shown. Nothing is checked. */
export function screenVariables(): ScreenVariables {
  const internal = internalVariables();
  return {
    platform: process.platform,
    x11: internal.DISPLAY || undefined,
    wayland: internal.WAYLAND_DISPLAY || undefined,
    runtimeFolder: internal.XDG_RUNTIME_DIR || undefined,
    isSsh: Boolean(internal.SSH_CONNECTION),
    isWsl: Boolean(internal.WSL_DISTRO_NAME),
  };
}

/**
 * Address at which a drill returns the expected failures of each test, on this machine; undefined in every other run.
 */
export function drillAddress(): string | undefined {
  return internalVariables().THE_BOT_CUES;
}

/** Factor of the time-outs in a drill of mutants, which may run at low priority next to other work. */
export function timeoutFactor(): number {
  return internalVariables().THE_BOT_TIMEOUT_FACTOR ?? 1;
}

/** CPU slowdown factor of the browser's pages, relative to this machine; undefined in every run but a burn-in's. */
export function cpuSlowdown(): number | undefined {
  return internalVariables().THE_BOT_CPU_SLOWDOWN;
}

/** Variables that give a run the width of the terminal of its command; the run itself writes into a pipe. */
export function terminalWidth(columns: number | undefined): Record<string, string> {
  return columns === undefined ? {} : { THE_BOT_COLUMNS: String(columns) };
}

/**
 * Variables of a debug run: headed, and stopped before the first step of each test.
 * @param ids of cases that were chosen: a test that runs one of them as a step is stopped there
 */
export function stopsAt(ids: readonly string[]): Record<string, string> {
  return { THE_BOT_PACE: 'fast', THE_BOT_STOP: ids.join(',') };
}

/** Returns whether this is a debug run. */
export function stopsAtFirstStep(): boolean {
  return internalVariables().THE_BOT_STOP !== undefined;
}

/** Returns the ids of the cases that were chosen for a debug run. */
export function chosenStops(): readonly string[] {
  return internalVariables().THE_BOT_STOP?.split(',').filter(Boolean) ?? [];
}

/** Variables of a run whose embedded sandbox has these faults. */
export function faultVariables(faults: readonly string[]): Record<string, string> {
  return { THE_BOT_FAULTS: faults.join(',') };
}

/** Returns the faults that the embedded sandbox of this run starts with. */
export function sandboxFaults(): readonly string[] {
  return internalVariables().THE_BOT_FAULTS?.split(',') ?? [];
}

/** Width of the terminal that shows this run; undefined when none does. */
export function terminalColumns(): number | undefined {
  return internalVariables().THE_BOT_COLUMNS;
}
