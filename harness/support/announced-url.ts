/** Waits for what a started program announces, its address for instance. */
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

/**
 * The first group of the pattern in what the program prints.
 * @throws Error with everything it printed when it ends before
 */
export function announcedUrl(program: ChildProcessByStdio<null, Readable, null>, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    program.stdout.on('data', (piece: Buffer) => {
      printed += piece.toString();
      const announced = pattern.exec(printed)?.[1];
      if (announced !== undefined) resolve(announced);
    });
    program.on('close', () => reject(new Error(`The program ended without announcing ${String(pattern)}. ${printed}`)));
  });
}
