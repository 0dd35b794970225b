/** What the teacher and the student do with assignments, one change after the other, and what each of them may change. */
import { AssignmentsApi, type NewAssignment } from '../api/assignments';
import { unlessPlatformRefuses } from '../api/refused';
import type { AssignmentRecord } from '../api/schemas';
import type { AssignmentData } from '../data/assignments';
import { daysFromNow } from '../data/date-time';
import { unique } from '../run/run-tag';
import type { Effects } from './differences';
import { readersOf } from './readable-records';
import { isAboutAssignment, isAboutPerson } from './is-about';
import { SPHERE, type School } from './school';
import { SideEffects } from './side-effects';

/** Fields of assignments and accounts that no answer and no grade changes. */
const NOT_OF_WORK =
  /^(?!(title|description|instructions|due_date|start_date|max_score|assigned_to|author|teacher|attempts_limit|difficulty_level|tags|type|late_\w+|penalty_\w+|max_penalty|allow_\w+|email|first_name|last_name|phone|role|goal|is_active|parent|tutor|subjects?)$)/;

/** Follows one assignment from the draft to its deletion. @returns what was done, and what it changed besides */
export async function followAnAssignment(school: School, assignments: AssignmentData): Promise<SideEffects> {
  const { teacher, student, classmate, shared, own } = school;
  const author = new AssignmentsApi(teacher.api);
  const effects = await SideEffects.of(readersOf(school));
  const [others, neighbour] = [isAboutAssignment([shared.id, own.id]), isAboutPerson([classmate.user.id])];
  const untouched = (path: string, record: string) => others(path, record) || neighbour(path, record);
  const start = effects.mark();
  const draft = await effects.after(
    { what: 'the teacher created a draft', seenBy: ['the teacher'], fields: /^$/, records: true, untouched: others },
    () =>
      author.create({
        title: unique('Черновик для одного'),
        description: 'Решите',
        due_date: daysFromNow(3, '23:59').instant,
        status: 'draft',
        assigned_to: [student.user.id],
      }),
  );
  if (draft === undefined) return effects;
  assignments.deleteOfSessionAfterTest(() => teacher.api, draft);
  const change = (
    what: string,
    seenBy: Effects['seenBy'],
    fields: RegExp,
    body: Partial<NewAssignment>,
    records = false,
  ) =>
    effects.after({ what: `the teacher ${what}`, seenBy, fields, records, untouched }, () =>
      author.change(draft.id, body),
    );
  await change('changed the title of a draft', ['the teacher'], /title/, {
    title: unique('Черновик, другое название'),
  });
  await change('published a draft', SPHERE, NOT_OF_WORK, { status: 'published' }, true);
  await change('moved a deadline', SPHERE, /due|deadline|days|overdue|remaining|urgent|status|is_|can_/, {
    due_date: daysFromNow(5, '10:20').instant,
  });
  await change('changed the points of an assignment', SPHERE, /max_score|points/, { max_score: 60 });
  await giveToAnother(effects, author, draft.id, classmate.user.id, others);
  if (effects.done.length === 7) effects.expectAsAt(start, 'an assignment was created, changed and deleted again');
  return effects;
}

/** Gives an assignment to another student, and deletes it. The first one keeps all other assignments. */
async function giveToAnother(
  effects: SideEffects,
  author: AssignmentsApi,
  id: number,
  studentId: number,
  others: NonNullable<Effects['untouched']>,
): Promise<void> {
  const seenBy = [...SPHERE, 'the classmate'];
  // Lists of students show for each how much is done.
  const shared = { seenBy, records: true, everywhere: /progress|percent|complet|count|total/, untouched: others };
  await effects.after(
    { ...shared, what: 'the teacher gave an assignment to the classmate instead of the student', fields: /^/ },
    () => author.change(id, { assigned_to: [studentId] }),
  );
  await effects.after({ ...shared, what: 'the teacher deleted an assignment', fields: NOT_OF_WORK }, () =>
    author.remove(id).then(() => true),
  );
}

/** Follows one answer of the student from the first version to a corrected grade. */
export async function followAnAnswer(school: School): Promise<SideEffects> {
  const { teacher, student, classmate, shared, own } = school;
  const [author, answering] = [new AssignmentsApi(teacher.api), new AssignmentsApi(student.api)];
  const effects = await SideEffects.of(readersOf(school));
  const [others, neighbour] = [isAboutAssignment([own.id]), isAboutPerson([classmate.user.id])];
  const work = (what: string, assignment: AssignmentRecord): Effects => {
    const other = assignment === own ? isAboutAssignment([shared.id]) : others;
    // Whoever has the shared assignment may see how many have answered it.
    const everywhere = assignment === shared ? { everywhere: /^submissions?_count$/ } : {};
    return {
      what,
      seenBy: SPHERE,
      fields: NOT_OF_WORK,
      ...everywhere,
      records: true,
      untouched: (path, record) => other(path, record) || neighbour(path, record),
    };
  };
  const first = await effects.after(work('the student submitted an answer', own), () =>
    answering.submit(own.id, 'Ответ ученика'),
  );
  if (first === undefined) return effects;
  await effects.after(work('the student submitted a second version', own), () =>
    answering.submit(own.id, 'Ответ ученика, исправленный'),
  );
  const answer = (await unlessPlatformRefuses(answering.ownSubmission(own.id))) ?? first;
  await effects.after(work('the teacher graded an answer', own), () => author.grade(answer.id, 84, 'Хорошо'));
  await effects.after(work('the teacher corrected a grade', own), () =>
    author.grade(answer.id, 62, 'Проверено ещё раз'),
  );
  await effects.after(work('the teacher changed only the comment', own), () =>
    author.changeFeedback(answer.id, 'Другой комментарий'),
  );
  await effects.after(work('the student answered the shared assignment', shared), () =>
    answering.submit(shared.id, 'Ответ на общее задание'),
  );
  await effects.after(
    {
      what: 'the teacher closed an assignment',
      seenBy: [...SPHERE, 'the classmate'],
      fields: /status|is_|can_|closed|count|total|pending/,
      untouched: others,
    },
    () => author.change(shared.id, { status: 'closed' }),
  );
  return effects;
}
