/** Finds the marks of one student in a response, wherever they stand in it. */
import { isFields } from '../network/reading';

/** Fields in which builds return a mark or how many points of a hundred it is. */
const MARKS = ['score', 'percentage', 'final_score', 'feedback'];

/** The student, by number and by name. */
export interface Whose {
  readonly id: number;
  readonly name?: string | undefined;
}

/** Returns the marks in a response that stand in a record of this student, as text with the name of their field. */
export function marksOf(content: unknown, student: Whose): string[] {
  if (Array.isArray(content)) return content.flatMap((item) => marksOf(item, student));
  if (!isFields(content)) return [];
  const own = isOf(content, student)
    ? MARKS.flatMap((field) => {
        const mark = content[field];
        const isGiven = typeof mark === 'number' || (typeof mark === 'string' && mark !== '');
        return isGiven ? [`${field} ${String(mark)}`] : [];
      })
    : [];
  return [...own, ...Object.values(content).flatMap((value) => marksOf(value, student))];
}

/** Whether a record names the student as the one whose work it is. */
function isOf({ student, student_id: id, student_name: name }: Readonly<Record<string, unknown>>, whose: Whose) {
  const named = isFields(student) ? student.id : student;
  return (
    named === whose.id || id === whose.id || (whose.name !== undefined && whose.name !== '' && name === whose.name)
  );
}
