/** Starts sandboxes of mutants, with time-outs that fit the speed of the machine. */
import { SandboxWorker } from '../sandbox-worker';

const CONFIG = 'tools/drill/mutants/playwright.config.ts';
/** Duration of the measured work on an idle machine, in milliseconds. */
const USUAL_MS = 60;

let factor: number | undefined;

/** @param words arguments of the program */
export async function openMutantWorker(words: readonly string[] = []): Promise<SandboxWorker> {
  return SandboxWorker.open({
    program: 'mutants',
    words,
    config: CONFIG,
    variables: { THE_BOT_TIMEOUT_FACTOR: String(timeFactor()) },
  });
}

/** Factor of the time limits on this machine. */
export function timeFactor(): number {
  return (factor ??= measuredFactor());
}

/** How many times slower than usual this process runs at its priority, from 1 to 4. */
function measuredFactor(): number {
  const begin = performance.now();
  let sum = 0;
  for (let round = 0; round < 40_000_000; round += 1) sum += round % 7;
  const slower = (performance.now() - begin) / USUAL_MS;
  return sum > 0 ? Math.min(4, Math.max(1, Math.round(slower))) : 1;
}
