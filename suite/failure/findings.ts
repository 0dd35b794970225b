/** What an examination with many requests found: each finding is a sentence with the request and the response. */
import { oneLine } from '../../lib/one-line';

/** Sentences that a reader still reads; the others are counted. */
const NAMED = 8;
const MAX_TEXT_LENGTH = 160;

/** A response that gave a user what the user may not get, or changed what the user may not change. */
export interface OpenResponse {
  /** Method and path. */
  readonly request: string;
  readonly status: number;
}

export class Findings {
  private readonly sentences: string[] = [];
  private readonly open: OpenResponse[] = [];
  private consequences = 0;
  private count = 0;

  /** @param subject what is examined, as the beginning of a sentence: “Malformed sign-ins” */
  constructor(readonly subject: string) {}

  /**
   * Counts a check, and keeps its sentence when it does not hold.
   * @param about the response of a check about a permission: reports then group the failure with others of the same
   * request. `consequence` for what such a request has changed
   */
  check(holds: boolean, sentence: () => string, about?: OpenResponse | 'consequence'): void {
    this.count += 1;
    if (holds) return;
    this.sentences.push(sentence());
    if (about === 'consequence') this.consequences += 1;
    else if (about !== undefined && about.status < 300) this.open.push(about);
  }

  /** Adds the checks of another examination. */
  add(other: Findings): void {
    this.count += other.count;
    this.sentences.push(...other.sentences);
    this.open.push(...other.open);
    this.consequences += other.consequences;
  }

  /** How many checks were made. An examination without one shows nothing. */
  get checks(): number {
    return this.count;
  }

  get found(): readonly string[] {
    return this.sentences;
  }

  /** The accepted request that represents the findings, when most of them are about permissions. */
  get representative(): OpenResponse | undefined {
    return 2 * (this.open.length + this.consequences) > this.sentences.length ? this.open[0] : undefined;
  }

  /** The findings in one text. The same sentence stands once, with how often it was found. */
  get summary(): string {
    const times = new Map<string, number>();
    for (const sentence of this.sentences) times.set(sentence, (times.get(sentence) ?? 0) + 1);
    const lines = [...times].map(([sentence, count]) => (count === 1 ? sentence : `${sentence} (${count} times)`));
    const rest = lines.length - NAMED;
    return `${lines.slice(0, NAMED).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
  }
}

/** Returns status and the beginning of a response, for a sentence. */
export function seen({ status, text }: { readonly status: number; readonly text: string }): string {
  const start = oneLine(text).slice(0, MAX_TEXT_LENGTH);
  return start === '' ? `${status} with an empty body` : `${status} ${start}`;
}
