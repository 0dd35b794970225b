/** Finds the records in a response: assignments, answers, accounts, lessons and subjects, by the fields that only they have. */
import { isFields } from '../network/reading';
import type { ReceivedResponse } from './received';

export const RECORD_KINDS = [
  'assignment',
  'answer',
  'account',
  'lesson',
  'subject',
  'profile',
  'enrolment',
  'report',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

type Simple = string | number | boolean | null;
type Fields = Readonly<Record<string, unknown>>;

export interface FoundRecord {
  kind: RecordKind;
  id: number | string;
  /** Its own fields, without nested records. */
  fields: Readonly<Record<string, Simple>>;
}

/** Fields that say something about the reader, the moment or other records, so that they may differ. */
const VARIABLE: readonly string[] = [
  'id',
  'user_id',
  'is_overdue',
  'can_submit',
  'last_login',
  'last_seen',
  'progress',
  'progress_percentage',
  'submissions_count',
  'assigned_count',
  'updated_at',
  'status',
  'token',
];

/** Fields that contain an account without most of its own fields. */
const PEOPLE =
  /^(?:user|author|student|students|teacher|teachers|tutor|tutors|parent|parents|child|children|student_info|results)$/;
const SUBJECTS = /^subjects?$/;

/** Fields by which a record names another one: the number beside the name. */
const NAMED_PEOPLE = ['author', 'student', 'teacher', 'tutor', 'parent'] as const;

/** Fields of accounts and subjects that are the same wherever they are named, and that no test changes in those of others. */
const PERMANENT: readonly string[] = [
  'id',
  'name',
  'full_name',
  'first_name',
  'last_name',
  'email',
  'username',
  'role',
  'is_staff',
];

/** A name that any test of any run has given. */
const OF_A_TEST = /\d{8}[tT]\d{6}-[0-9a-f]{6}/;

/**
 * Returns the records in the content of a response, however deep, and what records contain about others.
 * @param isOwn whether a text contains a name of this test. Records of other tests may be changed by them; accounts
 *   and subjects that no test has made are compared by their names.
 */
export function recordsIn(content: unknown, isOwn: (text: string) => boolean, holder = ''): FoundRecord[] {
  if (Array.isArray(content)) return content.flatMap((entry) => recordsIn(entry, isOwn, holder));
  if (!isFields(content)) return [];
  const text = JSON.stringify(content);
  const found = [...recordOf(content, holder), ...namedRecords(content), ...identities(content, holder)];
  const compared = isOwn(text) ? found : OF_A_TEST.test(text) ? [] : found.flatMap(withNamesOnly);
  return [...compared, ...Object.entries(content).flatMap(([name, value]) => recordsIn(value, isOwn, name))];
}

/**
 * Returns what a request has written, as a record to be compared with later readings and with its own response; undefined
 * if the response names no record.
 * @param records of the response
 */
export function writtenRecord(
  { method, sent }: ReceivedResponse,
  records: readonly FoundRecord[],
): FoundRecord | undefined {
  if (sent === undefined || method === 'GET') return undefined;
  const written = records.find(({ fields }) => Object.keys(sent).some((name) => name in fields));
  if (written === undefined) return undefined;
  const fields = Object.entries(simpleFields(sent)).filter(([name]) => !isConverted(name, written));
  return { ...written, fields: Object.fromEntries(fields) };
}

/** Compares the fields that were sent with the first object of a response that has several of them, or one and an id. */
export function unlike(
  sent: Fields,
  content: unknown,
  areEqual: (one: unknown, other: unknown) => boolean,
): { name: string; expected: string; seen: string }[] {
  const stored = objectsIn(content).find(
    (object) => Object.keys(sent).filter((name) => isSimple(object[name])).length > ('id' in object ? 0 : 1),
  );
  if (stored === undefined) return [];
  const record = { fields: simpleFields(stored) };
  return Object.entries(simpleFields(sent)).flatMap(([name, value]) => {
    const seen = record.fields[name];
    return seen === undefined || isConverted(name, record) || areEqual(value, seen)
      ? []
      : [{ name, expected: String(value), seen: String(seen) }];
  });
}

function objectsIn(content: unknown): Fields[] {
  if (Array.isArray(content)) return content.flatMap(objectsIn);
  return isFields(content) ? [content, ...Object.values(content).flatMap(objectsIn)] : [];
}

/** Rights of an account. Not everybody may set them, and the platform may ignore them: the cases about rights judge that. */
const RIGHTS = ['role', 'is_staff', 'is_superuser', 'is_active'];

/** A late penalty reduces the points that the teacher has given. Times without a zone are converted. */
function isConverted(name: string, { fields }: Pick<FoundRecord, 'fields'>): boolean {
  return (
    RIGHTS.includes(name) ||
    (name === 'score' && Number(fields.penalty_applied ?? 0) !== 0) ||
    name.includes('password')
  );
}

function recordOf(content: Fields, holder: string): FoundRecord[] {
  // A profile has an id of its own beside that of its account.
  const id = content.user_id ?? content.id;
  if (typeof id !== 'number' && typeof id !== 'string') return [];
  const kind = kindOf(content, holder);
  if (kind === undefined) return [];
  const fields = kind === 'account' ? withFullName(content) : simpleFields(content);
  // Beside a subject, and beside a person without their own fields, there is what connects them with another record.
  return [
    {
      kind,
      id,
      fields: kind === 'subject' || (kind === 'account' && !isWholeAccount(content)) ? permanent(fields) : fields,
    },
  ];
}

function kindOf(content: Fields, holder: string): RecordKind | undefined {
  if (typeof content.title === 'string' && 'due_date' in content) return 'assignment';
  if ('submitted_at' in content && 'score' in content) return 'answer';
  if (typeof content.start_time === 'string' && 'date' in content) return 'lesson';
  if (isWholeAccount(content)) return 'account';
  if (typeof content.name !== 'string' && typeof content.full_name !== 'string') return undefined;
  if (SUBJECTS.test(holder)) return 'subject';
  return PEOPLE.test(holder) && ('username' in content || 'email' in content || 'full_name' in content)
    ? 'account'
    : undefined;
}

function isWholeAccount({ email, ...others }: Fields): boolean {
  return typeof email === 'string' && 'first_name' in others;
}

function withFullName(content: Fields): FoundRecord['fields'] {
  const { name, ...others } = content;
  const { first_name: first, last_name: last } = content;
  const full =
    typeof name === 'string'
      ? name
      : typeof first === 'string' && typeof last === 'string'
        ? `${first} ${last}`.trim()
        : undefined;
  return simpleFields({ ...(full === undefined ? {} : { full_name: full }), ...others });
}

/** `student: 7, student_name: 'Анна Иванова'` is the name of the account 7. */
function namedRecords(content: Fields): FoundRecord[] {
  const people = NAMED_PEOPLE.flatMap((field): FoundRecord[] => {
    const [id, name] = [content[`${field}_id`] ?? content[field], content[`${field}_name`]];
    return typeof id === 'number' && typeof name === 'string' && name !== ''
      ? [{ kind: 'account', id, fields: { full_name: name } }]
      : [];
  });
  const { assignment, assignment_title: title } = content;
  return typeof assignment === 'number' && typeof title === 'string'
    ? [...people, { kind: 'assignment', id: assignment, fields: { title } }]
    : people;
}

/** An address belongs to one account. */
function identities(content: Fields, holder: string): FoundRecord[] {
  const { email } = content;
  if (typeof email !== 'string' || email === '' || kindOf(content, holder) !== 'account') return [];
  return recordOf(content, holder).map(({ id }) => ({ kind: 'account', id: email.toLowerCase(), fields: { id } }));
}

function withNamesOnly({ kind, id, fields }: FoundRecord): FoundRecord[] {
  if (kind !== 'account' && kind !== 'subject') return [];
  return [{ kind, id, fields: permanent(fields) }];
}

function permanent(fields: FoundRecord['fields']): FoundRecord['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => PERMANENT.includes(name)));
}

function simpleFields(content: Fields): FoundRecord['fields'] {
  return Object.fromEntries(
    Object.entries(content).flatMap(([name, value]) =>
      VARIABLE.includes(name) || !isSimple(value) ? [] : [[name, value] as const],
    ),
  );
}

function isSimple(value: unknown): value is Simple {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
