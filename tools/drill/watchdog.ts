/** Stops a run whose current test takes too long: a broken platform can keep a test waiting for ever. */
export class Watchdog {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private current: string | undefined;
  private hangingTest: string | undefined;

  /** @param limitMs time for each test, and for the start of the run before the first one */
  constructor(private readonly limitMs: (test: string | undefined) => number) {
    this.restart();
  }

  /** Aborted when the run has to stop. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The test that did not end in its time; undefined if none, or if the run has not come to its first test. */
  get hanging(): string | undefined {
    return this.hangingTest;
  }

  /** Called before each test. */
  begins(test: string): void {
    this.current = test;
    this.restart();
  }

  /** Stops the run now, for another reason. */
  stop(): void {
    this.end();
    this.controller.abort();
  }

  /** Called after the run. */
  end(): void {
    clearTimeout(this.timer);
  }

  private restart(): void {
    clearTimeout(this.timer);
    if (this.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.hangingTest = this.current;
      this.stop();
    }, this.limitMs(this.current));
  }
}
