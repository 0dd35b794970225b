import type { StudentDashboardData } from '../../../contract/family';
import { request } from './client';

export const learningKey = ['learning'] as const;

/** Returns the signed-in student's subjects and teachers. */
export function readLearning(): Promise<StudentDashboardData> {
  return request('/materials/student/');
}
