/**
 * Runs a test that measures times while no other test of the run is going on: another test would be noise. Both sides
 * leave a note before they look for notes of the other side, so at least one of them sees the other.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isProcessRunning } from '../../lib/lease';

const POLL_INTERVAL_MS = 50;

export interface AloneOptions {
  /** Folder of the run, shared by its workers. */
  readonly folder: string;
  /** Whether this test must run alone. */
  readonly alone: boolean;
  /** Called with each time waited, milliseconds. */
  readonly onWait: (ms: number) => void;
  /** The process that runs the test: for self-tests, which play several. */
  readonly pid?: number;
}

/** Waits until the test may begin. Returns a function to call at its end. */
export async function takePlace({ folder, alone, onWait, pid = process.pid }: AloneOptions): Promise<() => void> {
  const notes = path.join(folder, 'running');
  mkdirSync(notes, { recursive: true });
  const own = path.join(notes, `${alone ? 'alone' : 'beside'}-${pid}`);
  const leave = () => rmSync(own, { force: true });
  const others = (kind: 'alone' | 'beside' | '') =>
    (existsSync(notes) ? readdirSync(notes) : []).some((name) => {
      const owner = Number(name.split('-')[1]);
      // A process runs one test at a time, so that its other note is one of a test that has ended.
      return name.startsWith(kind) && owner !== pid && isProcessRunning(owner);
    });
  for (;;) {
    writeFileSync(own, '');
    while (alone && others('beside')) await wait(onWait);
    if (!others('alone')) return leave;
    leave();
    while (others('alone')) await wait(onWait);
  }
}

async function wait(onWait: (ms: number) => void): Promise<void> {
  onWait(POLL_INTERVAL_MS);
  await pause(POLL_INTERVAL_MS);
}
