/** Which readings are about whom: numbers of people and of assignments repeat. */

/** Returns whether a path or a record is about one of these people, and not about a record with the same number. */
export function isAboutPerson(ids: readonly number[]): (path: string, record: string) => boolean {
  const ofPeople = /\/(children|students|users|my-students|teacher|parent)\//;
  return (path, record) =>
    ids.some(
      (id) =>
        new RegExp(`/(children|students|users)/${id}/`).test(path) ||
        (ofPeople.test(path) && !/assignments\/$/.test(path) && record.endsWith(`[${id}]`)),
    );
}

/** Returns whether a path or a record is about one of these assignments. */
export function isAboutAssignment(ids: readonly number[]): (path: string, record: string) => boolean {
  return (path, record) =>
    ids.some(
      (id) =>
        path.startsWith(`/api/assignments/${id}/`) || (path.endsWith('/assignments/') && record.endsWith(`[${id}]`)),
    );
}
