/**
 * Writes the release report as one note into the merge request of a GitLab pipeline, and replaces it in later pipelines.
 * Needs NOTE_TOKEN; without it, or outside a merge request, it does nothing. It never fails the job: the note is no verdict.
 * Usage: node docs/ci/gitlab-note.mjs reports/release.md
 */
import { readFileSync } from 'node:fs';

/** Identifies the note of an earlier pipeline. */
const MARKER = '<!-- the-bot-workflow-suite -->';
/** GitLab takes a million characters; nobody reads as many. */
const LONGEST = 60_000;
const TIMEOUT_MS = 15_000;

const {
  CI_API_V4_URL: api,
  CI_PROJECT_ID: project,
  CI_MERGE_REQUEST_IID: request,
  CI_JOB_URL: job = '',
  NOTE_TOKEN: token,
} = process.env;
const [file = 'reports/release.md'] = process.argv.slice(2);

if (!api || !project || !request || !token) {
  console.log('Note      none: this is no pipeline of a merge request, or NOTE_TOKEN is missing.');
} else {
  try {
    console.log(`Note      ${await writeNote()}`);
  } catch (error) {
    console.log(`Note      not written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function writeNote() {
  const notes = `${api}/projects/${encodeURIComponent(project)}/merge_requests/${encodeURIComponent(request)}/notes`;
  const report = readFileSync(file, 'utf8');
  const body = `${MARKER}\n${report.slice(0, LONGEST)}${report.length > LONGEST ? '\n\n…' : ''}\n\n${job}/artifacts/browse/reports`;
  const known = await ask('GET', `${notes}?sort=desc&per_page=100`);
  const earlier = known.find((note) => typeof note.body === 'string' && note.body.startsWith(MARKER));
  await ask(earlier === undefined ? 'POST' : 'PUT', earlier === undefined ? notes : `${notes}/${earlier.id}`, { body });
  return earlier === undefined ? 'written' : 'replaced';
}

async function ask(method, url, content) {
  const response = await globalThis.fetch(url, {
    method,
    // GitLab redirects to its sign-in page when a token is not accepted.
    redirect: 'error',
    signal: globalThis.AbortSignal.timeout(TIMEOUT_MS),
    headers: { 'PRIVATE-TOKEN': token, 'content-type': 'application/json' },
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  });
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname} was answered with ${response.status}`);
  return response.json();
}
