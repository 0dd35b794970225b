import type {
  Assignment,
  AssignmentStatus,
  Grade,
  ListedAssignment,
  NewAssignment,
  Submission,
} from '../../../contract/assignments';
import type { TaughtStudent, TeacherDashboardData } from '../../../contract/family';
import { request } from './client';
import { cachedList } from './list-cache';
import { departs } from '../shape';

/** Path at which the pages request assignments. The published build has no endpoint there. */
const COLLECTION = '/assignments/assignments/';

/** Query keys, for reading data again after a change. */
export const assignmentKeys = {
  all: ['assignments'],
  list: ['assignments', 'list'],
  one: (id: number) => ['assignments', 'one', id],
  answers: (id: number) => ['assignments', 'answers', id],
  pending: ['assignments', 'pending'],
  students: ['taught-students'],
} as const;

/** Returns every assignment the signed-in user may see (a cached list). */
export function listAssignments(): Promise<ListedAssignment[]> {
  return cachedList('/assignments/', async () => (await request<ListedAssignment[]>(COLLECTION)).map(asReported));
}

/** Returns one assignment, always requested from the server. */
export function readAssignment(id: number): Promise<Assignment> {
  return request(`${COLLECTION}${id}/`);
}

/** Removes the grade from the student's own submission if the platform's pages do not show it. */
function asReported(assignment: ListedAssignment): ListedAssignment {
  const { submission } = assignment;
  if (!submission || !departs('no-grade-view')) return assignment;
  return { ...assignment, submission: { ...submission, score: null, graded_at: null } };
}

/** Returns the students of the signed-in teacher (a cached list). */
export function listTaughtStudents(): Promise<TaughtStudent[]> {
  return cachedList(
    '/materials/teacher/',
    async () => (await request<TeacherDashboardData>('/materials/teacher/')).students,
  );
}

export function createAssignment(assignment: NewAssignment): Promise<unknown> {
  return request(COLLECTION, { method: 'POST', json: assignment });
}

/** Publishes a draft or closes a published assignment. */
export function moveAssignment(change: { id: number; status: AssignmentStatus }): Promise<Assignment> {
  return request(`${COLLECTION}${change.id}/`, { method: 'PATCH', json: { status: change.status } });
}

export function deleteAssignment(id: number): Promise<unknown> {
  return request(`${COLLECTION}${id}/`, { method: 'DELETE' });
}

export function listSubmissions(assignmentId: number): Promise<Submission[]> {
  return request(`${COLLECTION}${assignmentId}/submissions/`);
}

/** Returns the submissions that the signed-in teacher has to grade. */
export async function listPending(): Promise<Submission[]> {
  return (await request<{ pending: Submission[] }>('/materials/teacher/submissions/pending/')).pending;
}

export function gradeSubmission(id: number, grade: Grade): Promise<unknown> {
  return request(`/assignments/submissions/${id}/grade/`, { method: 'POST', json: grade });
}

/** Sends a submission, or a new version of it; the server keeps the old one. */
export function sendAnswer(assignmentId: number, content: string, file: File | null): Promise<unknown> {
  if (departs('broken-sending')) return request(`${COLLECTION}${assignmentId}/submit/`, { method: 'POST', json: {} });
  const form = new FormData();
  form.append('content', content);
  if (file) form.append('file', file);
  return request(`${COLLECTION}${assignmentId}/submit/`, { method: 'POST', form });
}
