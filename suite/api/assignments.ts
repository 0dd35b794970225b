/** Assignments and submissions over the API, under the documented paths that the build has. */
import { FormData } from 'undici';
import { z } from 'zod';
import { assignmentPath } from './assignment-path';
import { studentsSchema, type StudentRecord } from './account-schemas';
import { ApiError, type ApiClient, type RawResponse } from './client';
import {
  submissionSchema, assignmentSchema, createdAssignmentSchema, listSchema, meSchema, storedGradeSchema,
  type SubmissionRecord, type AssignmentRecord, type CreatedAssignment, type FileRecord, type User,
} from './schemas';
import type { ListPage } from '../network/reading';
import { asJson } from '../../lib/json';
import { writtenOrStored } from './read-back';
import { pathOfLink } from './links';
import { readFirstPath } from './documented-paths';

/** Body of a new assignment. Times are sent in UTC. */
export interface NewAssignment {
  title: string;
  description: string;
  instructions?: string;
  due_date: Date;
  start_date?: Date;
  status?: 'draft' | 'published' | 'closed';
  type?: string;
  max_score?: number;
  assigned_to: number[];
  attempts_limit?: number;
  allow_late_submission?: boolean;
  late_submission_deadline?: Date | null;
  late_penalty_type?: 'percentage' | 'fixed_points';
  late_penalty_value?: number;
  penalty_frequency?: 'per_day' | 'per_hour';
  max_penalty?: number | null;
}

/** One attempt to write data that only the assignment's author may write, and the response status. */
export interface WriteResult {
  request: string;
  fields: string[];
  status: number;
}

/** Headers that decide how a browser handles a file. */
export interface FileHeaders {
  contentType: string;
  /** Bytes of the file as the server returns it. */
  size: number;
  disposition: string;
  /** `X-Content-Type-Options`: `nosniff` keeps a browser from guessing another type. */
  typeOptions: string;
}

/** A file as the server sends it. */
export interface ServedFile extends FileHeaders {
  bytes: Buffer;
}

/** File that a student submits. */
export interface SentFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const SUBMISSIONS = '/api/assignments/submissions/';

/** Endpoint where a build stores submissions, once a request has succeeded there; by the platform's address. */
const submitRoutes = new Map<string, 'submit' | 'submissions'>();

/** Platforms that return the whole record of a new submission. It is not read back there. */
const returningRecords = new Set<string>();

export class AssignmentsApi {
  constructor(private readonly client: ApiClient) {}

  /** @throws ApiError when the server does not create it */
  async create(body: NewAssignment): Promise<AssignmentRecord> {
    const path = await this.collection();
    const write = async () => this.identified(await this.client.call('POST', path, createdAssignmentSchema, withDefaults(body)));
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
   * Returns the record of a new assignment. Most builds omit the id in the response.
   * @throws Error when the list does not contain it either
   */
  async identified(created: CreatedAssignment): Promise<AssignmentRecord> {
    if (created.id !== undefined) return { ...created, id: created.id };
    const id = await this.idOf(created.title);
    if (id === undefined) throw new Error(`The assignment «${created.title}» was created, and the list of its author does not have it.`);
    return this.read(id);
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

  async submissions(id: number): Promise<SubmissionRecord[]> {
    const page = await this.client.call('GET', `${await this.collection()}${id}/submissions/`, listSchema(submissionSchema, 'submissions'));
    return page.results;
  }

  submission(id: number): Promise<SubmissionRecord> {
    return this.client.call('GET', `${SUBMISSIONS}${id}/`, submissionSchema);
  }

  /** Changes only the comment. Returns the submission as stored afterwards. @throws ApiError */
  async changeFeedback(id: number, feedback: string): Promise<SubmissionRecord> {
    await this.client.call('PATCH', `${SUBMISSIONS}${id}/`, z.unknown(), { feedback });
    return this.submission(id);
  }

  /** Returns this student's submission to an assignment; undefined when there is none. */
  async ownSubmission(assignmentId: number): Promise<SubmissionRecord | undefined> {
    let path: string | null = SUBMISSIONS;
    while (path !== null) {
      const page: { results: SubmissionRecord[]; next: string | null } = await this.client.call('GET', path, listSchema(submissionSchema, 'submissions'));
      const found = page.results.find((response) => response.assignment === assignmentId);
      if (found !== undefined) return this.submission(found.id);
      path = page.next === null ? null : pathOfLink(page.next);
    }
    return undefined;
  }

  /**
   * Submits as this student: to the assignment's own `submit/`, or to the list of submissions where a build refuses a
   * valid submission there. Reads the stored submission back, because a build may store it and still fail.
   * @throws ApiError with the first refusal when neither endpoint has stored it
   */
  async submit(id: number, content: string, file?: SentFile): Promise<SubmissionRecord> {
    const before = returningRecords.has(this.client.baseUrl) ? undefined : await this.ownSubmission(id);
    const route = submitRoutes.get(this.client.baseUrl) ?? 'submit';
    const first = await this.send(route, id, content, file);
    const parsed = first.status < 300 ? submissionSchema.safeParse(asJson(first.text)) : undefined;
    if (parsed?.success) {
      returningRecords.add(this.client.baseUrl);
      submitRoutes.set(this.client.baseUrl, route);
      return parsed.data;
    }
    if (returningRecords.has(this.client.baseUrl)) throw new ApiError(first.request, first.status, first.text);
    const stored = await this.storedSince(id, before, content);
    if (stored !== undefined) {
      submitRoutes.set(this.client.baseUrl, route);
      return stored;
    }
    if (first.status < 300) throw new ApiError(first.request, first.status, 'accepted, and nothing was stored');
    // The endpoint is known to work: a refusal here concerns this submission, not the endpoint.
    if (submitRoutes.has(this.client.baseUrl) || first.status !== 400) throw new ApiError(first.request, first.status, first.text);
    const second = await this.send(route === 'submit' ? 'submissions' : 'submit', id, content, file);
    const storedElsewhere = await this.storedSince(id, before, content);
    if (storedElsewhere === undefined) throw new ApiError(first.request, first.status, first.text);
    if (second.status < 300) submitRoutes.set(this.client.baseUrl, 'submissions');
    return storedElsewhere;
  }

  /** Sends one submission as this student, where the build stores them, and accepts any response. */
  async triesToSubmit(id: number, content: string): Promise<RawResponse> {
    return this.send(submitRoutes.get(this.client.baseUrl) ?? 'submit', id, content, undefined);
  }

  /**
   * Grades a submission: by the grading action, or by changing the submission where a build fails there. Reads the
   * grade back.
   * @throws ApiError with the first refusal when the grade is not stored
   */
  async grade(submissionId: number, score: number, feedback: string): Promise<SubmissionRecord> {
    const request = `POST ${SUBMISSIONS}${submissionId}/grade/`;
    const first = await this.client.send('POST', `${SUBMISSIONS}${submissionId}/grade/`, { score, feedback, status: 'graded' });
    const now = await this.submission(submissionId);
    // A response of 5xx may still have stored the grade.
    if (first.status < 300 || (first.status >= 500 && now.score === score && now.feedback === feedback)) return now;
    // A refusal of the grade itself is final. A 5xx or a missing path is no refusal of the grade.
    if (first.status < 500 && ![404, 405].includes(first.status)) throw new ApiError(request, first.status, first.text);
    await this.client.call('PATCH', `${SUBMISSIONS}${submissionId}/`, storedGradeSchema, { score, feedback });
    return this.submission(submissionId);
  }

  /**
   * Sends one request that grades a submission, and accepts any response.
   * @param by the grading action, or changing the submission: the one that the build has
   */
  async triesToGrade(submissionId: number, mark: { score: number; feedback: string }, by: 'action' | 'change'): Promise<RawResponse> {
    const path = `${SUBMISSIONS}${submissionId}/`;
    return by === 'action' ? this.client.send('POST', `${path}grade/`, { ...mark, status: 'graded' }) : this.client.send('PATCH', path, mark);
  }

  /** Returns a submission for another version. Undefined where the platform has no way to. */
  async returnForRevision(submissionId: number): Promise<SubmissionRecord | undefined> {
    for (const [method, path] of [['PATCH', `${SUBMISSIONS}${submissionId}/`], ['POST', `${SUBMISSIONS}${submissionId}/grade/`]] as const) {
      const { status } = await this.client.send(method, path, { status: 'returned', feedback: 'Доработайте' });
      const now = status < 300 ? await this.submission(submissionId) : undefined;
      if (now?.status === 'returned') return now;
    }
    return undefined;
  }

  /** Sends every request that writes score, feedback or status of a submission. Returns the response to each. */
  async tryAllGradeWrites(submissionId: number): Promise<WriteResult[]> {
    const one = `${SUBMISSIONS}${submissionId}/`;
    const writes = [
      { method: 'POST', path: `${one}grade/`, body: { score: 100, feedback: 'Исправлено не автором', status: 'graded' } },
      { method: 'PATCH', path: one, body: { score: 100 } },
      { method: 'PATCH', path: one, body: { feedback: 'Исправлено не автором' } },
      { method: 'PATCH', path: one, body: { status: 'returned' } },
    ];
    const results: WriteResult[] = [];
    for (const { method, path, body } of writes) {
      const { status } = await this.client.send(method, path, body);
      results.push({ request: `${method} ${path}`, fields: Object.keys(body), status });
    }
    return results;
  }

  /** Returns the response headers of a stored file. */
  async servedFile(file: FileRecord): Promise<ServedFile> {
    const { headers, bytes } = await this.client.file(pathOfLink(file.url));
    return {
      bytes,
      size: bytes.length,
      contentType: headers.get('content-type') ?? '',
      disposition: headers.get('content-disposition') ?? '',
      typeOptions: headers.get('x-content-type-options') ?? '',
    };
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

  /** Returns the students to whom the teacher may assign. */
  async students(): Promise<StudentRecord[]> {
    const submission = await readFirstPath(this.client, 'teachersStudents');
    return this.client.read(submission.request, submission, studentsSchema).results;
  }

  private async *pages(): AsyncGenerator<ListPage<AssignmentRecord>> {
    let path: string | null = await this.collection();
    while (path !== null) {
      const page: ListPage<AssignmentRecord> = await this.client.call('GET', path, listSchema(assignmentSchema));
      yield page;
      path = page.next === null ? null : pathOfLink(page.next);
    }
  }

  private async send(route: 'submit' | 'submissions', id: number, content: string, file: SentFile | undefined) {
    const form = new FormData();
    if (route === 'submissions') form.set('assignment', String(id));
    form.set('content', content);
    if (file !== undefined) form.set('file', new Blob([new Uint8Array(file.buffer)], { type: file.mimeType }), file.name);
    const path = route === 'submit' ? `${await this.collection()}${id}/submit/` : SUBMISSIONS;
    return { request: `POST ${path}`, ...(await this.client.send('POST', path, form)) };
  }

  /** Returns the stored submission if it differs from the one before. */
  private async storedSince(id: number, before: SubmissionRecord | undefined, content: string): Promise<SubmissionRecord | undefined> {
    const now = await this.ownSubmission(id);
    if (now === undefined) return undefined;
    const isNew = before === undefined || now.id !== before.id || now.content !== before.content || (now.versions?.length ?? 0) !== (before.versions?.length ?? 0);
    return isNew && now.content === content ? now : undefined;
  }

  private collection(): Promise<string> {
    return assignmentPath(this.client);
  }
}

/** Adds the fields that every build requires and that no case is about. */
function withDefaults(body: NewAssignment): NewAssignment {
  return { type: 'homework', max_score: 100, instructions: 'Покажите ход решения', start_date: new Date(), ...body };
}
