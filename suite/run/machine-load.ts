/** The load of this machine during a test, for the explanation of a failure. */
import os from 'node:os';
import { z } from 'zod';

/** The machine's load at a time: `[milliseconds since the epoch, load of one minute, share of the processors in use]`. */
export const loadSampleSchema = z.tuple([z.number(), z.number(), z.number()]);
export type LoadSample = z.infer<typeof loadSampleSchema>;
export const machineSchema = z.object({ processors: z.number(), samples: z.array(loadSampleSchema) });
export type MachineNote = z.infer<typeof machineSchema>;

const SAMPLE_MS = 2_000;

/** Begins to record the load of this machine, every two seconds. @returns ends the recording, and returns it */
export function watchMachine(): () => MachineNote {
  const samples: LoadSample[] = [];
  let before = processorTimes();
  const take = (): void => {
    const now = processorTimes();
    const total = now.total - before.total;
    samples.push([
      Date.now(),
      rounded(os.loadavg()[0] ?? 0),
      total === 0 ? 0 : rounded((now.busy - before.busy) / total),
    ]);
    before = now;
  };
  const timer = setInterval(take, SAMPLE_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    take();
    return { processors: os.cpus().length, samples };
  };
}

function processorTimes(): { total: number; busy: number } {
  const times = os.cpus().map(({ times: { user, nice, sys, idle, irq } }) => ({ busy: user + nice + sys + irq, idle }));
  const busy = times.reduce((sum, one) => sum + one.busy, 0);
  return { busy, total: busy + times.reduce((sum, one) => sum + one.idle, 0) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
