/** Assignments over the API, under the documented paths that the build has. */
import { z } from 'zod';
import { studentsSchema, type StudentRecord } from './account-schemas';
import {
  assignmentSchema,
  createdAssignmentSchema,
  listSchema,
  meSchema,
  type AssignmentRecord,
  type CreatedAssignment,
  type User,
} from './schemas';
import { unwrapped, type ListPage } from '../network/reading';
import { FAULT_PAUSE_MS } from '../network/retry';
import { waitOutsideTestTime } from '../network/test-time';
import { writtenOrStored } from './read-back';
import { pagesOf } from './paging';
import { readFirstPath } from './documented-paths';
import { reads } from './reads';
import { SubmissionsApi } from './submissions';

/** Body of a new assignment. Times are sent in UTC. */
/** A moment as a client with a clock of its own may send it: `2026-12-01T23:59:00+03:00`. */
export type OffsetTime = `${number}-${number}-${number}T${number}:${number}:${number}${'+' | '-'}${number}:${number}`;

export interface NewAssignment {
  title: string;
  description: string;
  instructions?: string;
  due_date: Date | OffsetTime;
  start_date?: Date | OffsetTime;
  status?: 'draft' | 'published' | 'closed';
  type?: string;
  max_score?: number;
  assigned_to: number[];
  attempts_limit?: number;
  allow_late_submission?: boolean;
  late_submission_deadline?: Date | OffsetTime | null;
  late_penalty_type?: 'percentage' | 'fixed_points';
  late_penalty_value?: number;
  penalty_frequency?: 'per_day' | 'per_hour';
  max_penalty?: number | null;
  difficulty_level?: number;
  tags?: string;
}

/** All that a role does with assignments, their submissions and grades. */
export class AssignmentsApi extends SubmissionsApi {
  /** @throws ApiError when the server does not create it */
  async create(body: NewAssignment): Promise<AssignmentRecord> {
    const path = await this.collection();
    const write = async () =>
      this.identified(await this.client.call('POST', path, createdAssignmentSchema, withDefaults(body)));
    return writtenOrStored(write, async () => {
      const id = await this.idOf(body.title);
      return id === undefined ? undefined : this.read(id);
    });
  }

  /** Creates an assignment whose id is not needed. Checks only the response status. @throws ApiError */
  async add(body: NewAssignment): Promise<void> {
    await this.client.call('POST', await this.collection(), createdAssignmentSchema, withDefaults(body));
  }

  /**
   * Returns the whole list, with all pages read while nothing was added or removed: each page reports the same count.
   * @throws Error when the list changes during each of five readings
   */
  async stableList(): Promise<AssignmentRecord[]> {
    for (let reading = 0; reading < 5; reading += 1) {
      const pages: ListPage<AssignmentRecord>[] = [];
      for await (const page of this.pages()) pages.push(page);
      if (new Set(pages.map(({ count }) => count)).size === 1) return pages.flatMap(({ results }) => results);
    }
    throw new Error('The list of assignments changes with each reading, so its pages cannot be compared.');
  }

  /**
   * Returns the record of a new assignment. Most builds omit the id in the response. The list is read twice: on a real
   * build one of some hundred lists lacked what had been created a tenth of a second before. Whether pages show what is
   * new at once is checked by tests of their own.
   * @throws Error when the list does not contain it either
   */
  async identified(created: CreatedAssignment): Promise<AssignmentRecord> {
    if (created.id !== undefined) return { ...created, id: created.id };
    const id = (await this.idOf(created.title)) ?? (await this.idOfLater(created.title));
    if (id === undefined)
      throw new Error(
        `The platform accepted the assignment «${created.title}», and its author’s list does not have it.`,
      );
    return this.read(id);
  }

  private async idOfLater(title: string): Promise<number | undefined> {
    await waitOutsideTestTime(FAULT_PAUSE_MS);
    return this.idOf(title);
  }

  /** Returns the id of the assignment with this title in the user's own list; undefined when there is none. */
  async idOf(title: string): Promise<number | undefined> {
    for await (const page of this.pages()) {
      const found = page.results.find((entry) => entry.title === title);
      if (found !== undefined) return found.id;
    }
    return undefined;
  }

  /** Changes some fields. Times are sent in UTC. */
  async change(id: number, changes: Partial<NewAssignment>): Promise<AssignmentRecord> {
    return this.client.call('PATCH', `${await this.collection()}${id}/`, assignmentSchema, changes);
  }

  async read(id: number): Promise<AssignmentRecord> {
    return this.client.call('GET', `${await this.collection()}${id}/`, assignmentSchema);
  }

  /** Returns every field of an assignment as the server returns it, under the names of the API. */
  async fields(id: number): Promise<Readonly<Record<string, unknown>>> {
    return this.client.call('GET', `${await this.collection()}${id}/`, fieldsSchema);
  }

  /** Returns whether the platform still has an assignment. @throws ApiError when it does not say */
  async isThere(id: number): Promise<boolean> {
    return this.client.exists(`${await this.collection()}${id}/`);
  }

  /** Returns all assignments that this user sees, from all pages. */
  async list(): Promise<AssignmentRecord[]> {
    const all: AssignmentRecord[] = [];
    for await (const page of this.pages()) all.push(...page.results);
    return all;
  }

  /** Deletes an assignment. One that is already gone counts as deleted. @throws ApiError */
  async remove(id: number): Promise<void> {
    await this.client.remove(`${await this.collection()}${id}/`);
  }

  /** Returns the server's time, to the second. @throws Error when its responses carry no date */
  async serverTime(): Promise<Date> {
    const { headers } = await readFirstPath(this.client, 'me');
    const date = headers.get('date');
    if (date === null) throw new Error("The server's answers carry no date, so its clock cannot be read.");
    return new Date(date);
  }

  async me(): Promise<User> {
    const submission = await readFirstPath(this.client, 'me');
    return this.client.read(submission.request, submission, meSchema);
  }

  /** Returns the titles of assignments with answers that wait for a grade; undefined where the build has no such list. */
  async waitingTitles(): Promise<string[] | undefined> {
    const { status, text } = await this.client.send('GET', reads.pendingSubmissions.paths[0]);
    if (status >= 300) return undefined;
    return [...text.matchAll(/"(?:assignment_title|title)":\s*("(?:[^"\\]|\\.)*")/g)].map(([, title = '""']) =>
      z.string().parse(JSON.parse(title)),
    );
  }

  /** Returns the students to whom the teacher may assign. */
  async students(): Promise<StudentRecord[]> {
    const submission = await readFirstPath(this.client, 'teachersStudents');
    return this.client.read(submission.request, submission, studentsSchema).results;
  }

  private async *pages(): AsyncGenerator<ListPage<AssignmentRecord>> {
    yield* pagesOf(this.client, await this.collection(), listSchema(assignmentSchema));
  }
}

const fieldsSchema = z.preprocess(unwrapped, z.record(z.string(), z.unknown()));

/** Adds the fields that every build requires and that no case is about. */
function withDefaults(body: NewAssignment): NewAssignment {
  return { type: 'homework', max_score: 100, instructions: 'Покажите ход решения', start_date: new Date(), ...body };
}
