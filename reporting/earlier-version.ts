/** Reads what an earlier version of the suite wrote: its names are replaced by those of today before a schema sees it. */

interface Earlier {
  /** The version that is written now; the one before it is read as well. */
  readonly version: number;
  readonly names: Readonly<Record<string, string>>;
  /** Values of the key `verdict` that are called otherwise now. */
  readonly verdicts?: Readonly<Record<string, string>>;
}

/** The content with the names of today; as it is where it is not of the version before. */
export function fromEarlierVersion(content: unknown, { version, names, verdicts = {} }: Earlier): unknown {
  if (!isObject(content) || content['schemaVersion'] !== version - 1) return content;
  const renamed = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((item) => renamed(item));
    if (isObject(value)) return withNames(value, renamed, names);
    return key === 'verdict' && typeof value === 'string' ? (verdicts[value] ?? value) : value;
  };
  return { ...(renamed(content) as object), schemaVersion: version };
}

/** An object with other keys, for files without a version. */
export function withNames(content: object, change: (value: unknown, key: string) => unknown, names: Readonly<Record<string, string>>): object {
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [names[key] ?? key, change(value, key)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
