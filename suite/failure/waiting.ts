/** Whether a failure is a time-out: the suite waited for something that did not come in time. A busy machine explains it. */
import type { Failure, FailureCode } from './failure';

const OF_WAITING: readonly FailureCode[] = [
  'timeout',
  'control-missing',
  'control-unusable',
  'no-request',
  'no-answer',
  'page-data',
];

/** A wrong value and a request that was answered are never time-outs, however slow the machine was. */
export function restsOnWaiting({ code, status, failedRequests = [] }: Failure): boolean {
  return (
    OF_WAITING.includes(code) && status === undefined && failedRequests.every((request) => request.status === undefined)
  );
}
