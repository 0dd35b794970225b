/** Polls the platform's health, also between rounds, to detect outages shorter than the interval between rounds. */
import { setTimeout as pause } from 'node:timers/promises';
import { HEALTH_PATHS, isHealthy } from '../../suite/preflight/health';
import { Prober, type ProbeResult } from '../../suite/preflight/probe';
import type { Outage } from '../../reporting/watch/schema';

export class HealthMonitor {
  all = 0;
  healthy = 0;
  /** Probes that got any answer, and the time of all these answers, milliseconds. */
  answered = 0;
  private answeredMs = 0;
  readonly outages: Outage[] = [];
  private readonly over = new AbortController();
  private readonly prober: Prober;
  private going: Promise<void> = Promise.resolve();

  constructor(
    baseUrl: string,
    readonly everyMs: number,
  ) {
    this.prober = new Prober(baseUrl);
  }

  /** Average time of an answer, milliseconds; 0 without any. */
  get averageMs(): number {
    return this.answered === 0 ? 0 : this.answeredMs / this.answered;
  }

  start(): void {
    this.going = this.ask();
  }

  async stop(): Promise<void> {
    this.over.abort();
    await this.going;
    this.prober.close();
  }

  private async ask(): Promise<void> {
    while (!this.over.signal.aborted) {
      this.note(await this.probe(), new Date().toISOString());
      await pause(this.everyMs, undefined, { signal: this.over.signal }).catch(() => undefined);
    }
  }

  /** Requests the current path, or the older documents' path if the platform does not have that. */
  private async probe(): Promise<ProbeResult> {
    const answer = await this.prober.ask(HEALTH_PATHS[0]);
    return answer.answered && answer.status === 404 ? this.prober.ask(HEALTH_PATHS[1]) : answer;
  }

  private note(answer: ProbeResult, at: string): void {
    this.all += 1;
    if (answer.answered) {
      this.answered += 1;
      this.answeredMs += answer.ms;
    }
    const open = this.outages.at(-1)?.until === null ? this.outages.at(-1) : undefined;
    if (isHealthy(answer)) {
      this.healthy += 1;
      if (open !== undefined) open.until = at;
    } else if (open !== undefined) {
      open.probes += 1;
    } else {
      const seen = answer.answered
        ? `${answer.request} answered ${answer.status}`
        : `${answer.request} gave no answer (${answer.code})`;
      this.outages.push({ from: at, until: null, probes: 1, seen });
    }
  }
}
