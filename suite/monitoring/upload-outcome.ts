/** What became of a file that the platform must refuse or treat with care. */
import type { FileHeaders } from '../api/submissions';
import type { ForbiddenAttempt } from './server-response';

/** A file that was not refused must at least be returned in a way that no browser runs it. */
export interface UploadOutcome {
  /** File name, for the message. */
  name: string;
  attempt: ForbiddenAttempt<unknown>;
  /** Headers with which the platform returns the file; undefined when it was not stored. */
  fileHeaders: FileHeaders | undefined;
}
