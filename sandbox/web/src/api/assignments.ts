import type { AssignableStudent, Answer, Assignment, Grade, NewAssignment } from '../../../contract/assignments';
import { request } from './client';
import { cachedList } from './list-cache';
import { departs } from '../shape';
import { everyPage } from './pages';

/** Where the assignments are. */
const COLLECTION = departs('nested-assignments') ? '/assignments/assignments/' : '/assignments/';

/** Keys of what is read, for reading it again after a change. */
export const assignmentKeys = {
  all: ['assignments'],
  list: ['assignments', 'list'],
  one: (id: number) => ['assignments', 'one', id],
  answers: (id: number) => ['assignments', 'answers', id],
  pending: ['assignments', 'pending'],
  students: ['assignable-students'],
} as const;

/** Every assignment the signed-in user may see (a cached list). */
export function listAssignments(): Promise<Assignment[]> {
  return cachedList('/assignments/', async () => (await everyPage<Assignment>(COLLECTION)).map(asTold));
}

/** One assignment, always asked for afresh. */
export async function readAssignment(id: number): Promise<Assignment> {
  return asTold(await request<Assignment>(`${COLLECTION}${id}/`));
}

/** A student's own answer without its mark, where the platform's pages do not show one. */
function asTold(assignment: Assignment): Assignment {
  const { submission } = assignment;
  if (!submission || !departs('no-grade-view')) return assignment;
  return { ...assignment, submission: { ...submission, score: null, raw_score: null, percentage: null, feedback: '', graded_at: null } };
}

/** The students a teacher may assign to (a cached list). */
export function listAssignableStudents(): Promise<AssignableStudent[]> {
  return cachedList('/assignments/students/', () => request<AssignableStudent[]>('/assignments/students/'));
}

export function createAssignment(assignment: NewAssignment): Promise<Assignment> {
  return request(COLLECTION, { method: 'POST', json: assignment });
}

/** Publishes a draft or closes a published assignment. */
export function moveAssignment(change: { id: number; status: Assignment['status'] }): Promise<Assignment> {
  return request(`${COLLECTION}${change.id}/`, { method: 'PATCH', json: { status: change.status } });
}

export function deleteAssignment(id: number): Promise<unknown> {
  return request(`${COLLECTION}${id}/`, { method: 'DELETE' });
}

export function listAnswers(assignmentId: number): Promise<Answer[]> {
  return request(`${COLLECTION}${assignmentId}/submissions/`);
}

/** Answers waiting for the signed-in teacher's mark. */
export function listPendingAnswers(): Promise<Answer[]> {
  return request('/assignments/submissions/pending/');
}

export function gradeAnswer(id: number, grade: Grade): Promise<Answer> {
  return request(`/assignments/submissions/${id}/grade/`, { method: 'POST', json: grade });
}

/** Sends an answer, or a new version of it; the server keeps the old one. */
export function sendAnswer(assignmentId: number, content: string, file: File | null): Promise<Answer> {
  const form = new FormData();
  form.append('content', content);
  if (file) form.append('file', file);
  return request(`${COLLECTION}${assignmentId}/submit/`, { method: 'POST', form });
}
