/** Finds the records in a response: assignments, answers and accounts, by the fields that only they have. */
import { isFields } from '../network/reading';

export const RECORD_KINDS = ['assignment', 'answer', 'account'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export interface FoundRecord {
  kind: RecordKind;
  id: number;
  /** Its own fields, without nested records. */
  fields: Readonly<Record<string, string | number | boolean | null>>;
}

/** Fields that tell something about the reader, the moment or other records, so that they may differ. */
const VARIABLE: readonly string[] = [
  'is_overdue', 'can_submit', 'is_active', 'last_login', 'last_seen', 'progress', 'progress_percentage', 'submissions_count', 'assigned_count', 'updated_at', 'status', 'role', 'token',
];

/**
 * Returns the records in the content of a response, however deep.
 * @param isOwn tells whether a text contains a name of this test; records without one may be changed by other tests
 */
export function recordsIn(content: unknown, isOwn: (text: string) => boolean): FoundRecord[] {
  if (Array.isArray(content)) return content.flatMap((entry) => recordsIn(entry, isOwn));
  if (!isFields(content)) return [];
  const kind = kindOf(content);
  const { id } = content;
  const own = kind !== undefined && typeof id === 'number' && isOwn(JSON.stringify(content)) ? [{ kind, id, fields: ownFields(content) }] : [];
  return [...own, ...Object.values(content).flatMap((value) => recordsIn(value, isOwn))];
}

function kindOf(content: Record<string, unknown>): RecordKind | undefined {
  if (typeof content.title === 'string' && 'due_date' in content) return 'assignment';
  if (typeof content.content === 'string' && 'submitted_at' in content) return 'answer';
  return typeof content.email === 'string' && 'first_name' in content ? 'account' : undefined;
}

function ownFields(content: Record<string, unknown>): FoundRecord['fields'] {
  const simple = Object.entries(content).flatMap(([name, value]) => (VARIABLE.includes(name) || !isSimple(value) ? [] : [[name, value] as const]));
  return Object.fromEntries(simple);
}

function isSimple(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
