/** Finds the forms of many secrets in bytes at once, in one pass whatever their number. */
import type { Form, Place } from './forms';

/** A form where it was found. */
export interface Hit {
  readonly form: Form;
  readonly at: number;
}

const CODES_OF_THREE_BYTES = 1 << 24;

export class Finder {
  /** One bit for each three bytes that a form may begin with: nearly every place of a file is dismissed by it. */
  private readonly beginnings = new Uint8Array(CODES_OF_THREE_BYTES >>> 3);
  private readonly formsByBeginning = new Map<number, Form[]>();

  /** Looks for these forms too from now on. */
  add(forms: readonly Form[]): this {
    for (const form of forms) {
      const code = codeAt(form.bytes, 0);
      this.beginnings[code >>> 3] = (this.beginnings[code >>> 3] ?? 0) | (1 << (code & 7));
      const candidates = [...(this.formsByBeginning.get(code) ?? []), form];
      // The longest first: a token that begins like a password is hidden whole.
      this.formsByBeginning.set(code, candidates.sort((a, b) => b.bytes.length - a.bytes.length));
    }
    return this;
  }

  /** Every hit, in order, none overlapping another. */
  find(bytes: Buffer): Hit[] {
    const hits: Hit[] = [];
    const { beginnings } = this;
    let at = 0;
    while (at <= bytes.length - 3) {
      const code = codeAt(bytes, at);
      if (((beginnings[code >>> 3] ?? 0) & (1 << (code & 7))) !== 0) {
        const form = this.formsByBeginning.get(code)?.find((candidate) => stands(candidate, bytes, at));
        if (form !== undefined) {
          hits.push({ form, at });
          at += form.bytes.length;
          continue;
        }
      }
      at += 1;
    }
    return hits;
  }

  /** Puts stars where secrets are, in the bytes as given. @returns how many were hidden */
  hide(bytes: Buffer): number {
    const hits = this.find(bytes);
    for (const { form, at } of hits) form.hidden.copy(bytes, at);
    return hits.length;
  }
}

function codeAt(bytes: Buffer, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
}

function stands(form: Form, bytes: Buffer, at: number): boolean {
  const end = at + form.bytes.length;
  return end <= bytes.length && bytes.compare(form.bytes, 0, form.bytes.length, at, end) === 0 && PLACES[form.place](bytes, at, end);
}

const PLACES: Record<Place, (bytes: Buffer, start: number, end: number) => boolean> = {
  anywhere: () => true,
  value: isWholeValue,
  word: isWholeWord,
};

/** No letter and no digit of any script on either side. */
function isWholeWord(bytes: Buffer, start: number, end: number): boolean {
  const before = bytes.toString('utf8', Math.max(0, start - 4), start);
  const after = bytes.toString('utf8', end, end + 4);
  return !/[\p{L}\p{N}_]$/u.test(before) && !/^[\p{L}\p{N}_]/u.test(after);
}

/** «"value"», «'value'», «>value<», «=value&»: and never the name of a field, which a quote and a colon follow. */
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
