/**
 * Trace budget: decides which traces a run keeps. Distributes the budget over causes, so that the first and most
 * frequent failures do not use it up.
 */

export interface Decision {
  readonly kept: boolean;
  /** Reason for discarding the trace, as the end of a sentence. */
  readonly reason: string;
}

/**
 * Decides separately for each trace, because each is copied into the reports immediately. The first trace of a cause
 * may use all of the remaining budget; further traces of the same cause may use only up to half of it. So a hundred
 * failures of one cause never displace the first failure of another.
 */
export class TraceBudget {
  private used = 0;
  private readonly causes = new Map<string, number>();

  /** @param bytes maximum size of all traces of the run */
  constructor(private readonly bytes: number) {}

  admit(cause: string, size: number): Decision {
    const left = this.bytes - this.used;
    const known = this.causes.get(cause) ?? 0;
    const allowed = known === 0 ? left : left / 2;
    if (size > allowed) {
      const others =
        known === 0 ? 'others have used it up' : `${known} of the same cause ${known === 1 ? 'is' : 'are'} kept`;
      return {
        kept: false,
        reason: `it takes ${megabytes(size)} of the ${megabytes(left)} that are left of ${megabytes(this.bytes)} (TRACE_BUDGET_MB), and ${others}`,
      };
    }
    this.used += size;
    this.causes.set(cause, known + 1);
    return { kept: true, reason: '' };
  }
}

/** Returns the cause of a failure: the message without the parts that differ between tests. */
export function causeOf(message: string): string {
  const sentence = message.split('\n').find((line) => line.trim() !== '') ?? '';
  return sentence.replace(/«[^»]*»|"[^"]*"|'[^']*'|\[[^\]]*\]/g, '…').replace(/\d+/g, '#');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
