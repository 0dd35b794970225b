/** What is known of a failed step besides its error, and who is informed of it. */
import type { CaseId, Performer } from '../catalogue';
import type { FailureCode, RespondedRequest } from '../failure/failure';

/** Screen of the performer of a failed step. */
export interface FailureEvidence {
  /** Path of the page. */
  page: string;
  /** Attachment with the screenshot. Missing where no screenshot was possible, for instance of a closed page. */
  evidence?: string;
  /** Visible problems of the page and requests that the server refused during the step, in a sentence or two. */
  problem?: string | undefined;
  /** What the page shows, as the code of a failure. */
  pageState?: FailureCode | undefined;
  /** Requests that were refused during the step, as data. */
  failedRequests?: RespondedRequest[] | undefined;
}

/** A step that has failed, for a person who watches. */
export interface FailedStep {
  readonly title: string;
  readonly expected: string;
  readonly seen: string;
}

/** Shows a failed step to a person who watches. @returns whether that person wants the step once more */
export type FailureListener = (failed: FailedStep) => Promise<boolean>;

/** Captures the performer's screen for the report. Returns undefined when the performer has no page. */
export type ScreenshotTaker = (
  performer: Performer,
  id: CaseId,
  startedAt: number,
) => Promise<FailureEvidence | undefined>;
