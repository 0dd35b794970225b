/** Waits for the announcement of a started program, for instance its address. */
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

/** The first group of the pattern in the program's output. @throws Error with the whole output if the program ends before */
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
