/** The five roles of the platform, in the order of the reports. */
export const ROLES = ['admin', 'teacher', 'student', 'tutor', 'parent'] as const;
export type Role = (typeof ROLES)[number];
