import type { Report, Ward, WardDetails } from '../../../contract/family';
import { request } from './client';
import { cachedList } from './list-cache';

export const familyKeys = {
  children: ['family', 'children'],
  child: (id: number) => ['family', 'child', id],
  parentReports: ['family', 'parent-reports'],
  students: ['family', 'students'],
  student: (id: number) => ['family', 'student', id],
  tutorReports: ['family', 'tutor-reports'],
} as const;

/** The signed-in parent's children (a cached list). */
export function listChildren(): Promise<Ward[]> {
  return cachedList('/parents/children/', () => request<Ward[]>('/parents/children/'));
}

/** One child with assignments and marks. @throws Refusal 404 for another family's child. */
export function readChild(id: number): Promise<WardDetails> {
  return request(`/parents/children/${id}/`);
}

/** The signed-in tutor's students (a cached list). */
export function listTutorStudents(): Promise<Ward[]> {
  return cachedList('/tutors/students/', () => request<Ward[]>('/tutors/students/'));
}

/** One student with assignments and marks. @throws Refusal 404 for another tutor's student. */
export function readTutorStudent(id: number): Promise<WardDetails> {
  return request(`/tutors/students/${id}/`);
}

export function listParentReports(): Promise<Report[]> {
  return request('/parents/reports/');
}

export function listTutorReports(): Promise<Report[]> {
  return request('/tutors/reports/');
}

export function createReport(report: { student_id: number; title: string; content: string }): Promise<Report> {
  return request('/tutors/reports/', { method: 'POST', json: report });
}
