import type { AssignableStudent, Answer, Assignment, Grade, NewAssignment } from '../../../contract/assignments';
import { request } from './client';
import { cachedList } from './list-cache';
import { everyPage } from './pages';

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
  return cachedList('/assignments/', () => everyPage<Assignment>('/assignments/'));
}

/** One assignment, always asked for afresh. */
export function readAssignment(id: number): Promise<Assignment> {
  return request(`/assignments/${id}/`);
}

/** The students a teacher may assign to (a cached list). */
export function listAssignableStudents(): Promise<AssignableStudent[]> {
  return cachedList('/assignments/students/', () => request<AssignableStudent[]>('/assignments/students/'));
}

export function createAssignment(assignment: NewAssignment): Promise<Assignment> {
  return request('/assignments/', { method: 'POST', json: assignment });
}

/** Publishes a draft or closes a published assignment. */
export function moveAssignment(change: { id: number; status: Assignment['status'] }): Promise<Assignment> {
  return request(`/assignments/${change.id}/`, { method: 'PATCH', json: { status: change.status } });
}

export function deleteAssignment(id: number): Promise<unknown> {
  return request(`/assignments/${id}/`, { method: 'DELETE' });
}

export function listAnswers(assignmentId: number): Promise<Answer[]> {
  return request(`/assignments/${assignmentId}/submissions/`);
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
  return request(`/assignments/${assignmentId}/submit/`, { method: 'POST', form });
}
