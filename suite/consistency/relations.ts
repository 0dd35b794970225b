/**
 * Finds in a response what belongs to accounts and is returned in several forms: the profile of a user, the enrolment of a
 * student in a subject, and a weekly report. Each is compared with the same one in other responses.
 */
import { isFields } from '../network/reading';
import type { FoundRecord } from './records';

type Fields = Readonly<Record<string, unknown>>;

/** Fields of a profile that its user, the admin, parent, tutor and teacher get alike. */
const OF_PROFILE = ['grade', 'goal', 'specialization', 'experience_years', 'bio', 'tutor_name', 'parent_name'] as const;
const OF_REPORT = [
  'title',
  'summary',
  'week_start',
  'week_end',
  'student',
  'student_name',
  'tutor',
  'tutor_name',
  'parent_name',
  'created_at',
] as const;
/** Persons of a profile, each as a number, or with number and name below this field. */
const SUPERVISORS = { tutor: ['tutor', 'tutor_info'], parent: ['parent', 'parent_info'] } as const;

/**
 * Returns profiles, enrolments and reports in the content of a response, however deep.
 * @param isOwn whether a text contains a name of this test. Profiles of other tests may be changed by them.
 */
export function relationsIn(content: unknown, isOwn: (text: string) => boolean): FoundRecord[] {
  if (Array.isArray(content)) return content.flatMap((entry) => relationsIn(entry, isOwn));
  if (!isFields(content)) return [];
  const text = JSON.stringify(content);
  const own = isOwn(text) ? [...profilesIn(content), ...reportsIn(content)] : [];
  return [...own, ...enrolmentsIn(content), ...Object.values(content).flatMap((value) => relationsIn(value, isOwn))];
}

const NAMES = ['first_name', 'full_name', 'name'];

/** The profile of an account stands next to its user, below it, or around it, or has its number. */
function profilesIn(content: Fields): FoundRecord[] {
  const { user, user_id: userId, id, profile, student_profile: ofStudent } = content;
  const nearby = isFields(user) ? numberIn(user.id) : numberIn(userId);
  // A profile alone has a number of its own, which is not that of the account.
  const isPerson = 'email' in content || ('grade' in content && NAMES.some((name) => name in content));
  const owner = nearby ?? (isPerson ? numberIn(id) : undefined);
  if (owner === undefined || 'submitted_at' in content || 'due_date' in content) return [];
  const parts = [...(nearby !== undefined || 'grade' in content ? [content] : []), profile, ofStudent];
  return parts.flatMap((part) => {
    const fields = isFields(part) ? profileFields(part) : {};
    return Object.keys(fields).length === 0 ? [] : [{ kind: 'profile' as const, id: owner, fields }];
  });
}

/** A class, a goal or a name that is not given is empty, 0 or null. */
function profileFields(part: Fields): FoundRecord['fields'] {
  const fields: Record<string, string | number | boolean | null> = {};
  for (const name of OF_PROFILE) {
    const value = part[name];
    if (isSimple(value)) fields[name] = value === '' || (name === 'grade' && value === 0) ? null : value;
  }
  for (const [who, places] of Object.entries(SUPERVISORS)) {
    for (const place of places) {
      const person = part[place];
      if (isFields(person)) {
        if (typeof person.id === 'number') fields[who] = person.id;
        // «Tutor One (Тьютор)» is the same name.
        if (typeof person.name === 'string') fields[`${who}_name`] = person.name.replace(/ \([^)]*\)$/, '');
      } else if (typeof person === 'number' || person === null) fields[who] = person;
    }
  }
  return fields;
}

/** The subject is the record itself or a part of it, and so is the teacher. */
function enrolmentsIn(content: Fields): FoundRecord[] {
  const { enrollment_id: id, subject, teacher, enrolled_at: since, name } = content;
  if (typeof id !== 'number') return [];
  const ofSubject = isFields(subject)
    ? { subject: subject.id, subject_name: subject.name }
    : { subject: content.id, subject_name: name };
  const ofTeacher = isFields(teacher)
    ? { teacher: teacher.id, teacher_name: teacher.full_name ?? teacher.name }
    : { teacher: content.teacher_id, teacher_name: content.teacher_name };
  return [{ kind: 'enrolment', id, fields: simpleOnes({ ...ofSubject, ...ofTeacher, enrolled_at: since }) }];
}

function reportsIn(content: Fields): FoundRecord[] {
  const { id } = content;
  if (typeof id !== 'number' || typeof content.week_start !== 'string') return [];
  return [
    { kind: 'report', id, fields: simpleOnes(Object.fromEntries(OF_REPORT.map((name) => [name, content[name]]))) },
  ];
}

function simpleOnes(fields: Fields): FoundRecord['fields'] {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (isSimple(value) ? [[name, value] as const] : [])),
  );
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function isSimple(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
