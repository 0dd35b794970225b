/**
 * Shows the progress of a run: on a terminal as the last line, which stays below all others; in a CI service as one line a
 * minute, because every line is kept there.
 */

/** Back to the begin of the line, and delete it. */
const CLEAR = '\r\u001b[2K';
const EVERY_MS = 60_000;

export type ProgressStyle = 'terminal' | 'ci' | 'none';

export class ProgressLine {
  private readonly timer: NodeJS.Timeout | undefined;

  /** @param columns width of the terminal: a longer line would break, and its first part could not be deleted */
  constructor(
    private readonly style: ProgressStyle,
    private readonly progress: () => string,
    private readonly print: (text: string) => void,
    private readonly columns = 80,
    everyMs = EVERY_MS,
  ) {
    if (style === 'ci') this.timer = setInterval(() => this.print(`Progress  ${this.progress()}\n`), everyMs).unref();
  }

  /** Prints a line above the progress. */
  say(line: string): void {
    if (this.style !== 'terminal') this.print(`${line}\n`);
    else this.print(`${CLEAR}${line}\n${this.progress().slice(0, this.columns - 1)}`);
  }

  /** Removes the line at the end of the run. */
  end(): void {
    clearInterval(this.timer);
    if (this.style === 'terminal') this.print(CLEAR);
  }
}
