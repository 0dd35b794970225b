/** The five roles of the platform, in the order of the reports. */
export const ROLES = ['admin', 'teacher', 'student', 'tutor', 'parent'] as const;
export type Role = (typeof ROLES)[number];

/** Russian names of the roles, for reports. */
const RUSSIAN: Readonly<Record<Role, string>> = { admin: 'администратор', teacher: 'преподаватель', student: 'ученик', tutor: 'тьютор', parent: 'родитель' };

/** Returns the Russian name of a role; of a guest for a user who is not signed in. */
export function russianRole(role: Role | 'guest'): string {
  return role === 'guest' ? 'пользователь без входа' : RUSSIAN[role];
}
