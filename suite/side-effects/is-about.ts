/** Which readings are about whom: numbers of people and of assignments repeat. */
import { isFields } from '../network/reading';

/** People, by texts that only they and their work have, and by their numbers. */
export interface About {
  readonly texts: readonly string[];
  readonly people: readonly number[];
}

/** Fields that contain a person or the number of one. */
const OF_A_PERSON = /^(?:author|teacher|students?|tutor|parent|children|assigned_to|created_by|user)(?:_ids?)?$/;

/** Returns whether a record of a list is about one of these people. */
export function isAbout(record: Record<string, unknown>, { texts, people }: About): boolean {
  const content = JSON.stringify(record);
  return (
    texts.some((text) => content.includes(text)) ||
    Object.entries(record).some(
      ([name, value]) => OF_A_PERSON.test(name) && [value].flat().some((person) => people.includes(numberOf(person))),
    )
  );
}

function numberOf(person: unknown): number {
  return Number(isFields(person) ? person.id : person);
}

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
