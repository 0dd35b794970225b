/**
 * Checks that the web server accepts files of the documented size. Nothing is uploaded: the request only announces its
 * length (`Expect: 100-continue`), without a token, and is dropped as soon as the server responds or requests the body.
 */
import http from 'node:http';
import https from 'node:https';
import { ok, warning, type CheckResult } from '../../suite/preflight/check-result';
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
    return ok('upload limit', `an upload of ${PROMISED_MB} MB is let in at the door; that more is refused is not measured without sending it (case 7.13 does)`, { letInMb: PROMISED_MB });
  }
  if (target === undefined) {
    return warning('upload limit', { found: 'not measured: an announced upload gets no answer', cause: 'a server that does not know Expect: 100-continue.', remedy: 'nothing; cases 7.1 to 7.13 measure it with real files.' });
  }
  for (const size of LADDER_MB) {
    if ((await onWait(origin, size)) === 'open') return tooSmall(`${size} MB get in, ${PROMISED_MB} MB are refused (413)`, size);
  }
  return tooSmall(`not even 1 MB gets in (413)`, 0);
}

function tooSmall(found: string, letInMb: number): CheckResult {
  return warning(
    'upload limit',
    {
      found,
      cause: "the web server in front allows less than the platform promises (nginx: client_max_body_size is 1 MB unless set).",
      remedy: `have it allow a little more than ${PROMISED_MB} MB, or cases about large files fail.`,
    },
    { letInMb },
  );
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
