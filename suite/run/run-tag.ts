/** Readable names that no other test, worker or run uses. */
import { randomBytes } from 'node:crypto';
import { runId } from '../config/environment';

/**
 * `Домашняя работа: Уравнения [20261122T101500-a1b2c3 · 4f9e07d2]`: the run's id shows which run left a record
 * behind.
 */
export function unique(title: string): string {
  return `${title} [${runId()} · ${fresh()}]`;
}

/** `20261122t101500-a1b2c3-4f9e07d2`, for names without spaces and capitals, such as email addresses. */
export function suffix(): string {
  return `${runId()}-${fresh()}`.toLowerCase();
}

export function unknownEmail(): string {
  return `nobody.${suffix()}@example.com`;
}

/** Endings of the names of the running test. */
const issued = new Set<string>();

/** Long enough that the hundreds of names of one run do not collide. */
function fresh(): string {
  const ending = randomBytes(4).toString('hex');
  issued.add(ending);
  return ending;
}

/** Returns a predicate for texts with a name that was made since the last call, and forgets these names. */
export function takeOwnNames(): (text: string) => boolean {
  const names = [...issued];
  issued.clear();
  return (text) => names.some((name) => text.includes(name));
}

/** Origin of a name, as its run tag states it. */
export interface RunTag {
  readonly runId: string;
  readonly startedAt: Date;
}

const RUN_TAG_PATTERNS = [
  /\[(\d{8}T\d{6}-[0-9a-f]{6}) · [0-9a-f]{8}\]$/,
  /^[a-z]+\.(\d{8}t\d{6}-[0-9a-f]{6})-[0-9a-f]{8}@example\.com$/,
];

/**
 * Parses the run tag that `unique` and `suffix` put into a title or an email. Returns undefined unless the tag is
 * complete and in its place.
 */
export function parseRunTag(name: string): RunTag | undefined {
  const id = RUN_TAG_PATTERNS.map((runTag) => runTag.exec(name)?.[1]).find((found) => found !== undefined);
  const startedAt = startOf(id ?? '');
  return id === undefined || startedAt === undefined ? undefined : { runId: id.replace('t', 'T'), startedAt };
}

/** Marks of a run anywhere in a text: at the end of a title, and in an email address. */
const RUN_TAGS = [/ ?\[\d{8}T\d{6}-[0-9a-f]{6} · [0-9a-f]{8}\]/g, /[.-]\d{8}t\d{6}-[0-9a-f]{6}-[0-9a-f]{8}(?=\b)/g];

/** Returns a text without the run tags that `unique` and `suffix` put into it, for a person who watches. */
export function withoutRunTags(text: string): string {
  return RUN_TAGS.reduce((rest, tag) => rest.replace(tag, ''), text);
}

/** Returns when the run of this id began; undefined when it is not a run id. */
export function startOf(id: string): Date | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d{2})(\d{2})t(\d{2})(\d{2})(\d{2})-/i.exec(id) ?? [];
  const startedAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(startedAt.getTime()) ? undefined : startedAt;
}
