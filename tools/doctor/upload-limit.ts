/**
 * Checks that the web server accepts files of the documented size. Nothing is uploaded: the request only announces its
 * length (`Expect: 100-continue`), without a token, and is dropped as soon as the server responds or requests the body.
 */
import http from 'node:http';
import https from 'node:https';
import { ok, problemOf, warning, type CheckResult } from '../../suite/preflight/check-result';
import { listen } from '../../suite/preflight/probe';
import { agentTo, basicAuthHeader, certificateOptions } from '../../suite/network/machine';

const MB = 1024 * 1024;
const PROMISED_MB = 50;
/** Allowance for the form around the file. */
const FORM_BYTES = 64 * 1024;
/** Sizes tried in order if the documented size is rejected, to report the largest accepted one. */
const LADDER_MB = [20, 10, 5, 2, 1];
const TIMEOUT_MS = 4_000;
/** No assignment has this id. */
const PATH = '/api/assignments/0/submit/';

/** The web server's reaction to an announced length: accepted or rejected; undefined if it does not respond. */
type UploadTarget = 'open' | 'shut' | undefined;

export async function checkUploadLimit(origin: URL): Promise<CheckResult> {
  const target = await onWait(origin, PROMISED_MB);
  if (target === 'open') {
    return ok('upload limit', 'upload', { size: String(PROMISED_MB) }, { letInMb: PROMISED_MB });
  }
  if (target === undefined) {
    return warning('upload limit', problemOf('uploadUnknown'));
  }
  for (const size of LADDER_MB) {
    if ((await onWait(origin, size)) === 'open') return tooSmall(size);
  }
  return tooSmall(0);
}

/** @param letInMb the largest size that is accepted; 0 when not even 1 MB is */
function tooSmall(letInMb: number): CheckResult {
  return warning('upload limit', problemOf('uploadSmall', { size: letInMb, promised: String(PROMISED_MB) }), {
    letInMb,
  });
}

async function onWait(origin: URL, megabytes: number): Promise<UploadTarget> {
  const url = new URL(PATH, origin);
  const agent = agentTo(url);
  const send = url.protocol === 'https:' ? https.request : http.request;
  const request = send(url, {
    method: 'POST',
    agent,
    ...certificateOptions(url),
    headers: {
      ...basicAuthHeader(url),
      'Content-Type': 'multipart/form-data; boundary=doctor',
      'Content-Length': megabytes * MB + FORM_BYTES,
      Expect: '100-continue',
    },
  });
  const accepted = new Promise<'invited'>((resolve) => request.once('continue', () => resolve('invited')));
  const answered = listen(request, `POST ${PATH}`, TIMEOUT_MS);
  request.flushHeaders();
  const outcome = await Promise.race([accepted, answered]);
  request.destroy();
  agent.destroy();
  if (outcome === 'invited') return 'open';
  if (!outcome.answered || outcome.status === 417) return undefined;
  return outcome.status === 413 ? 'shut' : 'open';
}
