/** Expands the suite's regular expressions for API paths: all paths that each can match, with `:id` for a number. */

/** One text that a pattern matches, and the pattern's options in it. */
export interface Expansion {
  readonly text: string;
  /** Whether the pattern accepts any text after it. */
  readonly open: boolean;
  readonly options: ReadonlySet<string>;
}

interface Part {
  readonly text: string;
  readonly options: readonly string[];
}

/** Tokens for a number, for any name, and for any text. */
const WILD: readonly [token: RegExp, text: string][] = [
  [/^(?:\\d\+|\[\^\/\]\+)/, ':id'],
  [/^\\w\+/, ':any'],
  [/^\.\*/, ''],
];

/**
 * All texts that a pattern can match.
 * @param source of a regular expression, with or without escaped slashes
 * @throws Error if it contains an unsupported token
 */
export function expansionsOf(source: string): Expansion[] {
  const reader = new Reader(source.replaceAll('\\/', '/'));
  const parts = reader.alternatives();
  if (!reader.atEnd) throw new Error(`The pattern ${source} cannot be read from «${reader.rest}» on.`);
  return parts.map(({ text, options }) => ({
    text: text.replace(/[$^]/g, ''),
    open: !text.endsWith('$'),
    options: new Set(options),
  }));
}

class Reader {
  private at = 0;
  constructor(private readonly source: string) {}

  get rest(): string {
    return this.source.slice(this.at);
  }

  get atEnd(): boolean {
    return this.at >= this.source.length;
  }

  /** Alternatives up to the end or to the bracket that closes the group. */
  alternatives(): Part[] {
    const found: Part[] = [];
    do {
      const start = this.at;
      const sequence = this.sequence();
      const option = `${start}:${this.source.slice(start, this.at)}`;
      found.push(...sequence.map(({ text, options }) => ({ text, options: [option, ...options] })));
    } while (this.take('|'));
    return found;
  }

  private sequence(): Part[] {
    let parts: Part[] = [{ text: '', options: [] }];
    while (!this.atEnd && !/^[|)]/.test(this.rest)) {
      const next = this.maybe(this.atom());
      parts = parts.flatMap((before) =>
        next.map((after) => ({ text: before.text + after.text, options: [...before.options, ...after.options] })),
      );
    }
    return parts;
  }

  private maybe(atom: Part[]): Part[] {
    if (!this.take('?')) return atom;
    // An optional letter makes another word: `parents?`. An optional slash does not.
    const tagged = atom.map(({ text, options }) => ({
      text,
      options: /^[a-z]$/.test(text) ? [`${this.at}:${text}`, ...options] : options,
    }));
    return [...tagged, { text: '', options: [] }];
  }

  private atom(): Part[] {
    if (this.take('(?:') || this.take('(')) {
      const inner = this.alternatives();
      if (!this.take(')')) throw new Error(`A group of ${this.source} is not closed.`);
      return inner;
    }
    for (const [token, text] of WILD) {
      const found = token.exec(this.rest)?.[0];
      if (found === undefined) continue;
      this.at += found.length;
      return [{ text, options: [] }];
    }
    const letter = /^(?:\\[.-]|[\w/:$^ -])/.exec(this.rest)?.[0];
    if (letter === undefined) throw new Error(`The pattern ${this.source} cannot be read from «${this.rest}» on.`);
    this.at += letter.length;
    return [{ text: letter.replace('\\', ''), options: [] }];
  }

  private take(sign: string): boolean {
    if (!this.rest.startsWith(sign)) return false;
    this.at += sign.length;
    return true;
  }
}
