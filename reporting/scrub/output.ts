/**
 * Hides secrets in everything that a process and its children print: debug output of the tools (`DEBUG`, `NODE_DEBUG`)
 * shows typed passwords and tokens, and CI services keep what is printed.
 */
import type { Readable } from 'node:stream';
import { registerSecret, knownSecrets, vaultVersion } from '../../suite/secrets/vault';
import { runId } from '../../suite/config/environment';
import { Scrubber } from './scrubber';

/** An incomplete line is printed after this time, except for what may be the beginning of a secret. */
const IDLE_MS = 100;

type Print = (text: string) => void;

/** Hides secrets in one stream of text. A line is printed when it is complete, so that no secret is cut in two. */
export class OutputFilter {
  private pending = '';
  private readonly decoder = new TextDecoder();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly print: Print,
    private readonly scrubber: Scrubber = scrubberOfRun(),
  ) {}

  write(chunk: string | Uint8Array): void {
    this.pending += typeof chunk === 'string' ? chunk : this.decoder.decode(chunk, { stream: true });
    const end = this.pending.lastIndexOf('\n') + 1;
    this.release(end);
    clearTimeout(this.timer);
    if (this.pending === '') return;
    this.timer = setTimeout(
      () => this.release(this.pending.length - this.scrubber.beginningAtEnd(this.pending)),
      IDLE_MS,
    );
    this.timer.unref();
  }

  /** Prints what is left, at the end of the stream. */
  end(): void {
    clearTimeout(this.timer);
    this.pending += this.decoder.decode();
    this.release(this.pending.length);
  }

  private release(length: number): void {
    if (length === 0) return;
    const text = this.pending.slice(0, length);
    this.pending = this.pending.slice(length);
    this.print(this.scrubber.output(text));
  }
}

/** Passes what a child prints on, without secrets. @returns a promise that is fulfilled when both streams have ended */
export async function passOutputOn(child: { stdout: Readable; stderr: Readable }): Promise<void> {
  const pairs = [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const;
  await Promise.all(
    pairs.map(
      ([from, to]) =>
        new Promise<void>((resolve) => {
          const filter = new OutputFilter((text) => void to.write(text));
          from.on('data', (chunk: Buffer) => filter.write(chunk));
          from.on('close', () => {
            filter.end();
            resolve();
          });
        }),
    ),
  );
}

let isGuarded = false;

/** Hides secrets in everything that this process prints from now on. A closed terminal does not end the process. */
export function guardOutput(): void {
  if (isGuarded) return;
  isGuarded = true;
  for (const stream of [process.stdout, process.stderr]) {
    const original = stream.write.bind(stream);
    const filter = new OutputFilter((text) => void original(text));
    stream.write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | ((error?: Error | null) => void),
      done?: (error?: Error | null) => void,
    ) => {
      filter.write(chunk);
      const callback = typeof encoding === 'function' ? encoding : done;
      if (callback !== undefined) process.nextTick(callback);
      return true;
    };
    process.on('exit', () => filter.end());
    stream.on('error', () => undefined);
  }
}

/** Hides the secrets of this run. */
export function scrubberOfRun(): Scrubber {
  return new Scrubber({
    version: () => vaultVersion(runId()),
    secrets: () => knownSecrets(runId()),
    keep: registerSecret,
  });
}
