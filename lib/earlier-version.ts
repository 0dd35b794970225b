/** Reads files of an earlier version of the suite: replaces old names before a schema validates the content. */

/** Current names by their earlier ones. */
type Renamed = ReadonlyMap<string, string>;

interface Earlier {
  /** The current version; the previous version is read as well. */
  readonly version: number;
  readonly names: Renamed;
  /** Renamed values of the key `verdict`. */
  readonly verdicts?: Renamed;
}

/** Returns the content with the current names. Returns it unchanged when it is not of the previous version. */
export function fromEarlierVersion(content: unknown, { version, names, verdicts = new Map() }: Earlier): unknown {
  if (!isObject(content) || content['schemaVersion'] !== version - 1) return content;
  const renamed = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((item) => renamed(item));
    if (isObject(value)) return withNames(value, renamed, names);
    return key === 'verdict' && typeof value === 'string' ? (verdicts.get(value) ?? value) : value;
  };
  return { ...(renamed(content) as object), schemaVersion: version };
}

/** Renames the keys of an object, for files without a version. */
export function withNames(content: object, change: (value: unknown, key: string) => unknown, names: Renamed): object {
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [names.get(key) ?? key, change(value, key)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
