/** Files that are sent over the API where the page sends none: how the platform treats them is seen all the same. */
import type { ChosenFile } from '../../pages/parts/file-field';
import { unlessPlatformRefuses } from '../api/refused';
import { ApiError } from '../api/refusal';
import type { SubmissionRecord } from '../api/schemas';
import type { ServedFile } from '../api/submissions';
import { blocked } from '../failure/blocked';
import type { UploadOutcome } from '../monitoring/upload-outcome';
import type { ForbiddenAttempt } from '../monitoring/server-response';
import type { ActorName } from '../config/names';
import type { AssignmentData } from './assignments';

/** Who may read the file of an answer besides its student. */
const READERS = ['teacher', 'admin'] as const;
const PURPOSE = 'send a file over the API';

/**
 * Sends a file as the answer to an assignment of its own: builds take one answer to each.
 * @throws Blocked when the platform stores the file and hands it out to nobody
 */
export async function uploadOverApi(assignments: AssignmentData, file: ChosenFile): Promise<UploadOutcome> {
  const content = 'Файл с особенностью';
  const assignment = await assignments.create({ title: content, assignedTo: ['student'] });
  const attempt = await assignments.submitted(assignment, 'student', { content, file }).then(
    () => answered(201, ''),
    (error: unknown) => {
      if (error instanceof ApiError) return answered(error.status, error.text);
      throw error;
    },
  );
  const stored = await assignments.submissionOf(assignment, 'student');
  const fileHeaders = stored?.file ? await handedOut(assignments, stored) : undefined;
  return { name: file.name, attempt, fileHeaders };
}

/**
 * Returns the file of an answer as the first of these readers gets it.
 * @throws Blocked when nobody gets it, which case 4.6 reports
 */
export async function handedOut(
  assignments: AssignmentData,
  submission: SubmissionRecord,
  readers: readonly ActorName[] = READERS,
): Promise<ServedFile> {
  for (const reader of readers) {
    const served = await assignments.servedFileIfPossible(submission, reader);
    if (served !== undefined) return served;
  }
  throw blocked('4.6', 'the platform hands the stored file out to nobody');
}

/** Sends a file as the answer to an assignment of its own. @throws ApiError when the platform refuses it */
export async function answerWith(assignments: AssignmentData, file: ChosenFile): Promise<SubmissionRecord> {
  const assignment = await assignments.create({ title: 'Файл с особенностью', assignedTo: ['student'] });
  return assignments.submitted(assignment, 'student', { content: 'Файл с особенностью', file });
}

/** Returns whether a sound file can be sent over the API, so that a refusal of another one says something. */
export async function canUploadOverApi(assignments: AssignmentData, sound: ChosenFile): Promise<boolean> {
  return ((await unlessPlatformRefuses(answerWith(assignments, sound)))?.file ?? null) !== null;
}

function answered(status: number, text: string): ForbiddenAttempt<unknown> {
  return {
    purpose: PURPOSE,
    response: {
      purpose: PURPOSE,
      request: PURPOSE,
      status,
      data: undefined,
      text,
      headers: {},
      retryAfterSeconds: undefined,
      toasts: [],
    },
    errorMessages: text === '' ? [] : [text],
  };
}
