/**
 * Evaluates the expressions of a workflow: contexts, literals, `!`, `==`, `!=`, `&&`, `||`, parentheses, and the functions
 * that the workflows use. Rules: docs.github.com, “Evaluate expressions in workflows and actions”.
 */

/** A value of an expression; objects are contexts. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Functions = Readonly<Record<string, (argument: Value) => Value>>;

const TOKEN = /\s*(?:('(?:[^']|'')*')|(\d+(?:\.\d+)?)|([A-Za-z_][\w-]*)|(==|!=|&&|\|\||[!().,]))/y;

interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'sign';
  readonly text: string;
}

/** @throws Error for an expression that is not understood */
export function evaluate(expression: string, contexts: Readonly<Record<string, Value>>, functions: Functions): Value {
  const parser = new Parser(tokensOf(expression), contexts, functions);
  return parser.whole();
}

/** Replaces each `${{ … }}` of a text. */
export function interpolate(text: string, contexts: Readonly<Record<string, Value>>, functions: Functions): string {
  return text.replace(/\$\{\{([\s\S]*?)\}\}/g, (_all, inner: string) => asText(evaluate(inner, contexts, functions)));
}

/** Returns whether a condition holds. Without one of the functions of a status, what came before must have succeeded. */
export function holds(
  condition: string | undefined,
  contexts: Readonly<Record<string, Value>>,
  functions: Functions,
): boolean {
  const inner = (condition ?? 'success()').replace(/^\s*\$\{\{([\s\S]*)\}\}\s*$/, '$1');
  const isAboutStatus = /\b(?:always|success|failure|cancelled)\s*\(/.test(inner);
  return isTrue(evaluate(isAboutStatus ? inner : `success() && (${inner})`, contexts, functions));
}

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; expression.slice(at).trim() !== ''; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const [, text, number, name, sign] = TOKEN.exec(expression) ?? [];
    if (text !== undefined) tokens.push({ kind: 'text', text: text.slice(1, -1).replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else throw new Error(`The expression «${expression.trim()}» is not understood from «${expression.slice(at)}» on.`);
  }
  return tokens;
}

class Parser {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly contexts: Readonly<Record<string, Value>>,
    private readonly functions: Functions,
  ) {}

  whole(): Value {
    const value = this.either();
    const rest = this.tokens[this.at];
    if (rest !== undefined) throw new Error(`The expression has «${rest.text}» after its end.`);
    return value;
  }

  /** `a || b` is the first value that counts as true, or else the last. */
  private either(): Value {
    let value = this.both();
    while (this.takes('||')) {
      const other = this.both();
      if (!isTrue(value)) value = other;
    }
    return value;
  }

  private both(): Value {
    let value = this.compared();
    while (this.takes('&&')) {
      const other = this.compared();
      if (isTrue(value)) value = other;
    }
    return value;
  }

  private compared(): Value {
    let value = this.single();
    for (;;) {
      if (this.takes('==')) value = isEqual(value, this.single());
      else if (this.takes('!=')) value = !isEqual(value, this.single());
      else return value;
    }
  }

  private single(): Value {
    if (this.takes('!')) return !isTrue(this.single());
    if (this.takes('(')) {
      const value = this.either();
      this.mustTake(')');
      return value;
    }
    const token = this.tokens[this.at];
    this.at += 1;
    if (token?.kind === 'text') return token.text;
    if (token?.kind === 'number') return Number(token.text);
    if (token?.kind === 'name') return this.named(token.text);
    throw new Error(`A value was expected instead of «${token?.text ?? 'the end'}».`);
  }

  private named(name: string): Value {
    if (name === 'true' || name === 'false') return name === 'true';
    if (name === 'null') return null;
    if (this.takes('(')) return this.called(name);
    if (!(name in this.contexts)) throw new Error(`There is no context «${name}».`);
    let value: Value = this.contexts[name] ?? null;
    while (this.takes('.')) {
      const property = this.tokens[this.at]?.text ?? '';
      this.at += 1;
      // What a context does not have is empty.
      value = isContext(value) ? (value[property] ?? null) : null;
    }
    return value;
  }

  private called(name: string): Value {
    const known = this.functions[name];
    if (known === undefined) throw new Error(`There is no function «${name}».`);
    if (this.takes(')')) return known(null);
    const argument = this.either();
    this.mustTake(')');
    return known(argument);
  }

  private takes(sign: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.at += 1;
    return true;
  }

  private mustTake(sign: string): void {
    if (!this.takes(sign)) throw new Error(`«${sign}» is missing.`);
  }
}

/** The function `fromJSON`. */
export function fromJson(text: Value): Value {
  if (typeof text !== 'string') throw new Error('fromJSON takes a text.');
  return JSON.parse(text) as Value;
}

/** Text without regard to capitals, as the code host compares; everything else as numbers where the kinds differ. */
function isEqual(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  if (typeof a === typeof b && (a === null) === (b === null)) return a === b;
  return asNumber(a) === asNumber(b);
}

function asNumber(value: Value): number {
  if (typeof value === 'object' && value !== null) return Number.NaN;
  return value === '' || value === null ? 0 : Number(value);
}

export function isTrue(value: Value): boolean {
  return value !== '' && value !== 0 && value !== false && value !== null;
}

function asText(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isContext(value: Value): value is { readonly [name: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
