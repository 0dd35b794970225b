/** Submissions, grades and their files over the API, under the documented paths that the build has. */
import { FormData } from 'undici';
import { z } from 'zod';
import { assignmentPath } from './assignment-path';
import { ApiError, type ApiClient, type RawResponse } from './client';
import { submissionSchema, listSchema, storedGradeSchema, type SubmissionRecord, type FileRecord } from './schemas';
import { asJson } from '../../lib/json';
import { pathOfLink } from './links';
import { pagesOf } from './paging';
import { NOT_THERE } from './not-there';

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
const listedSchema = listSchema(z.object({ id: z.number() }), 'submissions');

/** Endpoint where a build stores submissions, once a request has succeeded there; by the platform's address. */
const submitRoutes = new Map<string, 'submit' | 'submissions'>();

/** Platforms that return the whole record of a new submission. It is not read back there. */
const returningRecords = new Set<string>();

/** What a user does with submissions. */
export class SubmissionsApi {
  constructor(protected readonly client: ApiClient) {}

  async submissions(id: number): Promise<SubmissionRecord[]> {
    const page = await this.client.call(
      'GET',
      `${await this.collection()}${id}/submissions/`,
      listSchema(submissionSchema, 'submissions'),
    );
    return page.results;
  }

  submission(id: number): Promise<SubmissionRecord> {
    return this.client.call('GET', `${SUBMISSIONS}${id}/`, submissionSchema);
  }

  /** Returns this student's submission to an assignment; undefined when there is none. */
  async ownSubmission(assignmentId: number): Promise<SubmissionRecord | undefined> {
    for await (const page of pagesOf(this.client, SUBMISSIONS, listSchema(submissionSchema, 'submissions'))) {
      const found = page.results.find((response) => response.assignment === assignmentId);
      if (found !== undefined) return this.submission(found.id);
    }
    return undefined;
  }

  /**
   * Reads the list of answers as a whole and in pages of one.
   * @returns the ids of both, of the first page of the whole list; undefined where the build has no such pages
   */
  async answersByPages(): Promise<{ whole: number[]; pages: number[] } | undefined> {
    const whole = (await this.client.call('GET', SUBMISSIONS, listedSchema)).results.map(({ id }) => id);
    const pages: number[] = [];
    for await (const page of pagesOf(this.client, `${SUBMISSIONS}?page_size=1`, listedSchema)) {
      if (page.results.length !== 1) return undefined;
      pages.push(...page.results.map(({ id }) => id));
      if (pages.length >= whole.length) break;
    }
    return { whole, pages };
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
    if (submitRoutes.has(this.client.baseUrl) || first.status !== 400)
      throw new ApiError(first.request, first.status, first.text);
    const second = await this.send(route === 'submit' ? 'submissions' : 'submit', id, content, file);
    const storedElsewhere = await this.storedSince(id, before, content);
    if (storedElsewhere === undefined) throw new ApiError(first.request, first.status, first.text);
    if (second.status < 300) submitRoutes.set(this.client.baseUrl, 'submissions');
    return storedElsewhere;
  }

  /**
   * Grades a submission: by the grading action, or by changing the submission where a build fails there. Reads the
   * grade back.
   * @throws ApiError with the first refusal when the grade is not stored
   */
  async grade(submissionId: number, score: number, feedback: string): Promise<SubmissionRecord> {
    const request = `POST ${SUBMISSIONS}${submissionId}/grade/`;
    const first = await this.client.send('POST', `${SUBMISSIONS}${submissionId}/grade/`, {
      score,
      feedback,
      status: 'graded',
    });
    const now = await this.submission(submissionId);
    // A response of 5xx may still have stored the grade.
    if (first.status < 300 || (first.status >= 500 && now.score === score && now.feedback === feedback)) return now;
    // A refusal of the grade itself is final. A 5xx or a missing path is no refusal of the grade.
    if (first.status < 500 && ![404, 405].includes(first.status)) throw new ApiError(request, first.status, first.text);
    await this.client.call('PATCH', `${SUBMISSIONS}${submissionId}/`, storedGradeSchema, { score, feedback });
    return this.submission(submissionId);
  }

  /** Changes only the comment. Returns the submission as stored afterwards. @throws ApiError */
  async changeFeedback(id: number, feedback: string): Promise<SubmissionRecord> {
    await this.client.call('PATCH', `${SUBMISSIONS}${id}/`, z.unknown(), { feedback });
    return this.submission(id);
  }

  /**
   * Sends a submission by the action of its assignment, as the page does.
   * @throws ApiError when the build has the action, and refuses
   */
  async submitByAction(id: number, content: string, file?: SentFile): Promise<void> {
    const { request, status, text } = await this.send('submit', id, content, file);
    if (status >= 300 && !NOT_THERE.includes(status)) throw new ApiError(request, status, text);
  }

  /** Grades a submission by the action, as the page does. @throws ApiError when the build has the action, and refuses */
  async gradeByAction(id: number, score: number, feedback: string): Promise<void> {
    const { status, text } = await this.triesToGrade(id, { score, feedback }, 'action');
    if (status >= 300 && !NOT_THERE.includes(status))
      throw new ApiError(`POST ${SUBMISSIONS}${id}/grade/`, status, text);
  }

  /** Sends one submission as this student, where the build stores them, and accepts any response. */
  async triesToSubmit(id: number, content: string, file?: SentFile): Promise<RawResponse> {
    return this.send(submitRoutes.get(this.client.baseUrl) ?? 'submit', id, content, file);
  }

  /**
   * Sends one request that grades a submission, and accepts any response.
   * @param by the grading action, or changing the submission: the one that the build has
   */
  async triesToGrade(
    submissionId: number,
    mark: { score: number; feedback?: string },
    by: 'action' | 'change',
  ): Promise<RawResponse> {
    return by === 'action'
      ? this.client.send('POST', `${SUBMISSIONS}${submissionId}/grade/`, { ...mark, status: 'graded' })
      : this.client.send('PATCH', `${SUBMISSIONS}${submissionId}/`, mark);
  }

  /** Returns a submission for another version. Undefined where the platform has no way to. */
  async returnForRevision(submissionId: number): Promise<SubmissionRecord | undefined> {
    for (const [method, path] of [
      ['PATCH', `${SUBMISSIONS}${submissionId}/`],
      ['POST', `${SUBMISSIONS}${submissionId}/grade/`],
    ] as const) {
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
      {
        method: 'POST',
        path: `${one}grade/`,
        body: { score: 100, feedback: 'Исправлено не автором', status: 'graded' },
      },
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

  private async send(route: 'submit' | 'submissions', id: number, content: string, file: SentFile | undefined) {
    const form = new FormData();
    if (route === 'submissions') form.set('assignment', String(id));
    form.set('content', content);
    if (file !== undefined)
      form.set('file', new Blob([new Uint8Array(file.buffer)], { type: file.mimeType }), file.name);
    const path = route === 'submit' ? `${await this.collection()}${id}/submit/` : SUBMISSIONS;
    return { request: `POST ${path}`, ...(await this.client.send('POST', path, form)) };
  }

  /** Returns the stored submission if it differs from the one before. */
  private async storedSince(
    id: number,
    before: SubmissionRecord | undefined,
    content: string,
  ): Promise<SubmissionRecord | undefined> {
    const now = await this.ownSubmission(id);
    if (now === undefined) return undefined;
    const isNew =
      before === undefined ||
      now.id !== before.id ||
      now.content !== before.content ||
      (now.versions?.length ?? 0) !== (before.versions?.length ?? 0);
    return isNew && now.content === content ? now : undefined;
  }

  protected collection(): Promise<string> {
    return assignmentPath(this.client);
  }
}
