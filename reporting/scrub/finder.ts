/** Finds the encodings of many secrets in bytes, in one pass regardless of their number. */
import type { EncodedSecret, MatchRule } from './encodings';

/** A match of an encoding. */
export interface Hit {
  readonly encoded: EncodedSecret;
  readonly at: number;
}

const CODES_OF_THREE_BYTES = 1 << 24;

export class Finder {
  /** One bit for every possible start of three bytes of an encoding. It rules out nearly every position of a file. */
  private readonly beginnings = new Uint8Array(CODES_OF_THREE_BYTES >>> 3);
  private readonly encodingsByBeginning = new Map<number, EncodedSecret[]>();
  private readonly all: EncodedSecret[] = [];

  /** Adds encodings to the search. */
  add(encodings: readonly EncodedSecret[]): this {
    this.all.push(...encodings);
    for (const encoded of encodings) {
      const code = codeAt(encoded.bytes, 0);
      this.beginnings[code >>> 3] = (this.beginnings[code >>> 3] ?? 0) | (1 << (code & 7));
      const candidates = [...(this.encodingsByBeginning.get(code) ?? []), encoded];
      // The longest first: a token that begins like a password is hidden completely.
      this.encodingsByBeginning.set(
        code,
        candidates.sort((a, b) => b.bytes.length - a.bytes.length),
      );
    }
    return this;
  }

  /** Returns all matches in order, without overlaps. */
  find(bytes: Buffer): Hit[] {
    const hits: Hit[] = [];
    const { beginnings } = this;
    let at = 0;
    while (at <= bytes.length - 3) {
      const code = codeAt(bytes, at);
      if (((beginnings[code >>> 3] ?? 0) & (1 << (code & 7))) !== 0) {
        const encoded = this.encodingsByBeginning.get(code)?.find((candidate) => isAt(candidate, bytes, at));
        if (encoded !== undefined) {
          hits.push({ encoded, at });
          at += encoded.bytes.length;
          continue;
        }
      }
      at += 1;
    }
    return hits;
  }

  /** Returns the number of bytes at the end that may be the beginning of an encoding. */
  beginningAtEnd(bytes: Buffer): number {
    return this.all.reduce((most, { bytes: encoded }) => {
      for (let length = Math.min(encoded.length - 1, bytes.length); length > most; length -= 1) {
        if (bytes.compare(encoded, 0, length, bytes.length - length) === 0) return length;
      }
      return most;
    }, 0);
  }

  /** Overwrites secrets with asterisks in place. @returns the number of hidden secrets */
  hide(bytes: Buffer): number {
    const hits = this.find(bytes);
    for (const { encoded, at } of hits) encoded.hidden.copy(bytes, at);
    return hits.length;
  }
}

function codeAt(bytes: Buffer, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
}

function isAt(encoded: EncodedSecret, bytes: Buffer, at: number): boolean {
  const end = at + encoded.bytes.length;
  return (
    end <= bytes.length &&
    bytes.compare(encoded.bytes, 0, encoded.bytes.length, at, end) === 0 &&
    MATCH_RULES[encoded.place](bytes, at, end)
  );
}

const MATCH_RULES: Record<MatchRule, (bytes: Buffer, start: number, end: number) => boolean> = {
  anywhere: () => true,
  value: isWholeValue,
  word: isWholeWord,
};

/** Returns whether no letter and no digit of any script is on either side. */
function isWholeWord(bytes: Buffer, start: number, end: number): boolean {
  const before = bytes.toString('utf8', Math.max(0, start - 4), start);
  const after = bytes.toString('utf8', end, end + 4);
  return !/[\p{L}\p{N}_]$/u.test(before) && !/^[\p{L}\p{N}_]/u.test(after);
}

/**
 * Returns whether the match is a whole value: «"value"», «'value'», «>value<», «=value&». Excludes field names, which
 * a quote and a colon follow.
 */
function isWholeValue(bytes: Buffer, start: number, end: number): boolean {
  const before = bytes.toString('latin1', Math.max(0, start - 1), start);
  const after = bytes.toString('latin1', end, end + 10);
  if (before === '' && after === '') return true;
  if (before === '"') return /^\\*"(?!\s*:)/.test(after);
  if (before === "'" || before === '`') return after.startsWith(before) || after.startsWith(`\\${before}`);
  if (before === '=') return after === '' || /^(?:[&;#\s"'<]|\\+["nr])/.test(after);
  if (before === '>') return /^(?:<|\\u003c)/i.test(after);
  return before === ';' && /^&(?:quot|#39|#x27|apos);/.test(after);
}
