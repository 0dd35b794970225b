/**
 * Lists the encodings in which a secret appears in the files of a run, and the replacement for each, always of the
 * same length in bytes.
 */
import type { Secret } from '../../suite/secrets/secret';

/**
 * Rule for matching an encoding. `anywhere`: wherever its bytes occur. `value`: only as a whole value, between
 * quotes, tags or the delimiters of a URL. `word`: only as a whole word.
 */
export type MatchRule = 'anywhere' | 'value' | 'word';

export interface EncodedSecret {
  readonly bytes: Buffer;
  readonly hidden: Buffer;
  readonly place: MatchRule;
  readonly secret: Secret;
  /** Name of the encoding, for readers. */
  readonly encoding: string;
}

/**
 * A secret shorter than this number of characters is hidden only as a separate value or word. The same applies to a
 * secret that is an ordinary word of reports: hiding «test» everywhere would turn «latest» into «la****» and the
 * reports' own field names into asterisks.
 */
const SHORT = 6;
const ORDINARY = new Set(
  (
    'password passwords secret teacher student parent tutor admin administrator second assignment assignments account accounts message messages method params ' +
    'result results response request requests resource resources snapshot selector playwright chromium timeout visible status ' +
    'passed failed blocked skipped broken storage locale actions attachment attachments'
  ).split(' '),
);

/** Minimum length of a base64 piece that is no coincidence. */
const SHORTEST_BASE64 = 6;

/** Returns all encodings of a secret without duplicates. */
export function encodingsOf(secret: Secret): EncodedSecret[] {
  const place = placeOf(secret);
  const encodings = new Map<string, EncodedSecret>();
  const add = (encoding: string, bytes: Buffer, hidden: Buffer, where: MatchRule) => {
    const key = bytes.toString('latin1');
    if (bytes.length >= 3 && !encodings.has(key)) encodings.set(key, { bytes, hidden, place: where, secret, encoding });
  };
  for (const [encoding, text] of encodedTexts(secret.value)) {
    const bytes = Buffer.from(text);
    add(encoding, bytes, Buffer.alloc(bytes.length, '*'), place);
  }
  if (place === 'anywhere') {
    for (const { bytes, hidden } of insideBase64(Buffer.from(secret.value))) add('base64', bytes, hidden, 'anywhere');
  }
  if (secret.user !== undefined) {
    const stars = '*'.repeat(Buffer.byteLength(secret.value));
    const [packed = '', hidden = ''] = [secret.value, stars].map((value) =>
      Buffer.from(`${secret.user}:${value}`).toString('base64'),
    );
    add('base64 of user and password', Buffer.from(packed), Buffer.from(hidden), 'anywhere');
  }
  return [...encodings.values()];
}

function placeOf({ kind, value }: Secret): MatchRule {
  if (kind === 'typed') return 'value';
  const ordinary = value.length < SHORT || ORDINARY.has(value.toLowerCase());
  if (kind === 'word') return ordinary ? 'word' : 'anywhere';
  return ordinary ? 'value' : 'anywhere';
}

/** Returns the value as different programs write it. */
function encodedTexts(value: string): [encoding: string, text: string][] {
  const json = escaped(value);
  const ascii = json.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const url = encodeURIComponent(value);
  const strict = url.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const encoded = new URLSearchParams([['', value]]).toString().slice(1);
  const packedAgain = [json, ascii].flatMap((text) => [escaped(text), escaped(escaped(text))]);
  return [
    ['plain', value],
    ...[json, ascii, ascii.replace(/\\u[0-9a-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`)].map(
      (text): [string, string] => ['in JSON', text],
    ),
    ...packedAgain.map((text): [string, string] => ['in JSON packed into JSON', text]),
    ...[url, strict, encoded].flatMap((text): [string, string][] => [
      ['URL-encoded', text],
      ['URL-encoded', lowerHex(text)],
    ]),
    ...inHtml(value).map((text): [string, string] => ['in HTML', text]),
  ];
}

/** Encodes as text and as an attribute: programs differ in the characters that they escape besides the ampersand. */
function inHtml(value: string): string[] {
  const text = value.replace(/&/g, '&amp;');
  const angles = [text, text.replace(/</g, '&lt;'), text.replace(/</g, '&lt;').replace(/>/g, '&gt;')];
  const quotes = angles.flatMap((one) => [one, one.replace(/"/g, '&quot;')]);
  return quotes.flatMap((one) => [
    one,
    ...['&#39;', '&#x27;', '&apos;'].map((apostrophe) => one.replace(/'/g, apostrophe)),
  ]);
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

/**
 * Returns the value as it appears inside a longer text in base64: three variants, because three bytes become four
 * characters. Leaves out the characters at either end, which contain bits of the neighbouring bytes. A hidden value
 * still decodes, to asterisks.
 */
function insideBase64(value: Buffer): { bytes: Buffer; hidden: Buffer }[] {
  const stars = Buffer.alloc(value.length, '*');
  return [0, 1, 2].flatMap((offset) => {
    const inner = (bytes: Buffer) => {
      const packed = Buffer.concat([Buffer.alloc(offset), bytes])
        .toString('base64')
        .replace(/=+$/, '');
      const complete = (offset + bytes.length) % 3 === 0;
      return packed.slice(offset === 0 ? 0 : offset + 1, complete ? undefined : -1);
    };
    const [packed, hidden] = [inner(value), inner(stars)];
    if (packed.length < SHORTEST_BASE64) return [];
    const ofAddress = packed.replace(/\+/g, '-').replace(/\//g, '_');
    return [packed, ofAddress].map((text) => ({ bytes: Buffer.from(text), hidden: Buffer.from(hidden) }));
  });
}
