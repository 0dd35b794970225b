/** Statuses of a path, or of an action of it, that a build does not have. */
export const NOT_THERE: readonly number[] = [404, 405, 501];
