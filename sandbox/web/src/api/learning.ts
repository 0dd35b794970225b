import type { StudentDashboardData } from '../../../contract/family';
import { request } from './client';

export const learningKey = ['learning'] as const;

/** What the signed-in student learns with whom. */
export function readLearning(): Promise<StudentDashboardData> {
  return request('/materials/student/');
}
