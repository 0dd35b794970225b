import type {
  Child,
  Children,
  ChildInShort,
  ChildProgress,
  ChildSubject,
  NewTutorReport,
  ParentDashboardData,
  ReportableStudent,
  StudentAssignment,
  TutorReport,
  TutorStudent,
} from '../../../contract/family';
import { departs } from '../shape';
import { request } from './client';
import { cachedList } from './list-cache';
import { everyPage } from './pages';

const REPORTS = '/reports/tutor-weekly-reports/';

export const familyKeys = {
  children: ['family', 'children'],
  childrenInShort: ['family', 'children-in-short'],
  child: (id: number) => ['family', 'child', id],
  students: ['family', 'students'],
  student: (id: number) => ['family', 'student', id],
  reports: ['family', 'reports'],
  reportable: ['family', 'reportable'],
} as const;

/** Returns the signed-in parent's children with their subjects (a cached list). */
export function listChildren(): Promise<Child[]> {
  // The published page uses the response itself as the list, and crashes.
  if (departs('children-crash')) return request<Child[]>('/dashboard/parent/children/');
  return cachedList(
    '/dashboard/parent/children/',
    async () => (await request<Children>('/dashboard/parent/children/')).results,
  );
}

/** Returns the signed-in parent's children with their progress. */
export async function listChildrenInShort(): Promise<ChildInShort[]> {
  return (await request<ParentDashboardData>('/materials/parent/')).children;
}

/** Data about one child for the parent. */
export interface ChildDetails {
  child: Child | undefined;
  subjects: ChildSubject[];
  progress: ChildProgress;
  /** Null if the platform has no endpoint for them. */
  assignments: StudentAssignment[] | null;
}

/** Returns one child with subjects, assignments and grades. @throws Refusal 403 for another family's child. */
export async function readChild(id: number): Promise<ChildDetails> {
  const address = `/dashboard/parent/children/${id}/`;
  const [subjects, progress] = await Promise.all([
    request<ChildSubject[]>(`${address}subjects/`),
    request<ChildProgress>(`${address}progress/`),
  ]);
  const child = departs('children-crash') ? undefined : (await listChildren()).find((one) => one.id === id);
  return { child, subjects, progress, assignments: await assignmentsAt(`${address}assignments/`) };
}

/** Returns the signed-in tutor's students (a cached list). */
export function listTutorStudents(): Promise<TutorStudent[]> {
  if (departs('tutor-address-doubled')) return everyPage('/api/tutor/my-students/');
  return cachedList('/tutor/my-students/', () => everyPage<TutorStudent>('/tutor/my-students/'));
}

/** Data about one student for the tutor. */
export interface StudentDetails {
  student: TutorStudent | undefined;
  assignments: StudentAssignment[] | null;
}

/** Returns one student with assignments and grades. @throws Refusal 403 for another tutor's student. */
export async function readTutorStudent(id: number): Promise<StudentDetails> {
  const assignments = await assignmentsAt(`/dashboard/tutor/students/${id}/assignments/`);
  return { student: (await listTutorStudents()).find((one) => one.user_id === id), assignments };
}

/** Returns the reports of the signed-in tutor, or those about the signed-in parent's children. */
export function listReports(): Promise<TutorReport[]> {
  return everyPage(REPORTS);
}

/** Returns the students about whom the signed-in tutor may write a report. */
export async function listReportable(): Promise<ReportableStudent[]> {
  return (await request<{ students: ReportableStudent[] }>(`${REPORTS}available_students/`)).students;
}

/** Sends a report to the student's parent. */
export function sendReport(id: number): Promise<unknown> {
  return request(`${REPORTS}${String(id)}/send/`, { method: 'POST' });
}

export function createReport(report: NewTutorReport): Promise<unknown> {
  return request(REPORTS, { method: 'POST', json: report });
}

async function assignmentsAt(address: string): Promise<StudentAssignment[] | null> {
  return departs('no-guardian-view') ? null : request<StudentAssignment[]>(address);
}
