/** SE.c: what an error answer must not reveal about the inside of the server, as data. */

/** A kind of text from the inside of a server. */
export interface Internal {
  /** Completes “the answer discloses …”. */
  readonly what: string;
  readonly pattern: RegExp;
  /** Where such a text comes from, and why an ordinary sentence does not match. */
  readonly reason: string;
}

export const INTERNALS: readonly Internal[] = [
  {
    what: 'a stack trace',
    pattern: /Traceback \(most recent call last\)|^\s+at .+\(.+:\d+:\d+\)|File \\?"[^"]+", line \d+/m,
    reason: 'printed for an exception that nobody caught',
  },
  {
    what: 'a path of the server',
    pattern: /\/(?:usr|home|app|var|opt|srv|root)\/[\w./-]+\.(?:py|js|ts|rb|php)\b|site-packages|node_modules/,
    reason:
      'tells where the program is installed; only files of programs count, because file names of users may be told',
  },
  {
    what: 'a setting',
    pattern: /DEBUG\s*=\s*True|INSTALLED_APPS|DATABASES|SECRET_KEY|ROOT_URLCONF|URLconf/,
    reason: 'names of the framework’s settings are written in capitals',
  },
  {
    what: 'the name of a class',
    pattern: /\b(?:[A-Z]\w+(?:Error|Exception)|DoesNotExist)\b(?: at )?/,
    reason: 'exceptions are named in one word that ends so; a sentence writes “error” as a word of its own',
  },
  {
    what: 'the name of a model class',
    pattern:
      /\bNo [A-Z][A-Za-z]+ matches the given query\b|\b[A-Z][A-Za-z]+ matching query does not exist\b|<class '|<[A-Z]\w+: [^>]*>/,
    reason:
      'the database layer’s own sentences for a missing record, with the class as its subject: “No Lesson found” and “Assignment not found” are sentences for people',
  },
  {
    what: 'fields of the database',
    pattern:
      /\bCannot resolve keyword\b|\bField '\w+' expected a [\w ]+ but got\b|\bUnsupported lookup '|\bInvalid field name\(s\) given\b|\bnull value in column\b|\bviolates (?:unique|foreign key|not-null|check) constraint\b|\b(?:UNIQUE|NOT NULL|FOREIGN KEY) constraint failed\b|\bduplicate key value\b|\b(?:relation|column) \\?"?[\w.]+\\?"? does not exist\b|\bno such (?:table|column):/,
    reason:
      'sentences of the database and of its layer that name columns and tables. The choices of a field of a form may be told',
  },
  {
    what: 'a query of the database',
    pattern: /\bSELECT\s.+\sFROM\s|psycopg2?|sqlite3\./i,
    reason: 'a query, or the driver that sent it',
  },
  {
    what: 'a mistake in the program',
    pattern:
      /'\w+' object (?:has no attribute|is not (?:iterable|callable|subscriptable))|\bNoneType\b|\bgot an unexpected keyword argument\b|\bmissing \d+ required (?:positional|keyword-only) argument|\binvalid literal for int\(\)|\bunhashable type\b|\bCannot read propert(?:y|ies) of (?:undefined|null)\b|\b(?:undefined|null) is not an? (?:function|object)\b/,
    reason: 'the message of an exception, handed on to the client as it was',
  },
  {
    what: 'a page of the framework',
    pattern: /Page not found at|Django/,
    reason: 'the framework’s page for developers',
  },
];

/** The message of a JSON parser may stand: it says what is wrong with the request. */
const PARSER = /JSON parse error|JSONDecodeError|SyntaxError/;

/** Returns what a response reveals about the inside of the server. */
export function internalsIn(text: string): string[] {
  const rest = text.replace(PARSER, '');
  return INTERNALS.filter(({ pattern }) => pattern.test(rest)).map(({ what }) => what);
}
