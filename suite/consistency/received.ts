/** What is remembered of each response, and what a comparison finds. */
import type { Failure } from '../failure/failure';

/** A response, as the suite or a page received it. */
export interface ReceivedResponse {
  method: string;
  path: string;
  status: number;
  contentType: string;
  /** Header that allows scripts of other sites to read the response; undefined if not sent. */
  allowOrigin?: string | undefined;
  /** Header about caches; undefined if the response was not read with its headers. */
  cacheControl?: string | undefined;
  /** Fields that the request sent; undefined if it sent none. */
  sent?: Readonly<Record<string, unknown>> | undefined;
  /** The page that sent the request; undefined for a request of the suite itself. */
  sentBy?: object | undefined;
  text: string;
  /** When the request was sent and when the response arrived, milliseconds since the epoch. */
  sentAt: number;
  receivedAt: number;
}

/** A contradiction, in a sentence and as data. */
export interface Contradiction {
  sentence: string;
  failure: Failure;
}
