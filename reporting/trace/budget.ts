/** Which traces a run keeps when there are more than may be kept: fair to causes, not to whoever fails first and most. */

export interface Decision {
  readonly kept: boolean;
  /** Why not, as a sentence's end. */
  readonly reason: string;
}

/**
 * Decides trace by trace, for each is copied into the reports at once. A cause that has no trace yet gets one as long
 * as anything is left; further traces of a known cause only take up to half of what is left. So a hundred failures of
 * one cause never push out the first failure of another.
 */
export class TraceBudget {
  private used = 0;
  private readonly causes = new Map<string, number>();

  /** @param bytes how much all traces of the run may take */
  constructor(private readonly bytes: number) {}

  admit(cause: string, size: number): Decision {
    const left = this.bytes - this.used;
    const known = this.causes.get(cause) ?? 0;
    const allowed = known === 0 ? left : left / 2;
    if (size > allowed) {
      const others = known === 0 ? 'others have used it up' : `${known} of the same cause ${known === 1 ? 'is' : 'are'} kept`;
      return { kept: false, reason: `it takes ${megabytes(size)} of the ${megabytes(left)} that are left of ${megabytes(this.bytes)} (TRACE_BUDGET_MB), and ${others}` };
    }
    this.used += size;
    this.causes.set(cause, known + 1);
    return { kept: true, reason: '' };
  }
}

/** What makes failures one of a kind: the message without what differs from test to test. */
export function causeOf(message: string): string {
  const sentence = message.split('\n').find((line) => line.trim() !== '') ?? '';
  return sentence.replace(/«[^»]*»|"[^"]*"|'[^']*'|\[[^\]]*\]/g, '…').replace(/\d+/g, '#');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
