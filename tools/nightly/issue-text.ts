/** Title and visible text of the issue of one cause. */
import { BLOCKED_PREFIX, withoutRunTags } from '../../suite/failure/failure';
import { markedDifference } from '../../lib/text-difference';
import type { ReleaseReport, ReportCause } from '../../reporting/render/release/report';
import type { Run } from '../../reporting/collect/run-schema';
import { oneLine } from '../../lib/one-line';

/** Reports of one part of a night, and the pictures of its failed cases: paths in the report folder, by case. */
export interface NightPart {
  readonly run: Run;
  readonly report: ReleaseReport;
  readonly pictures?: ReadonlyMap<string, string>;
}

const MAX_TITLE_LENGTH = 120;
const MAX_LINES = 20;
const MAX_PICTURES = 5;

/** Returns the title: the first cases and what is wrong, without the marks of a run, and never empty. */
export function titleOfCause(cause: ReportCause, part: NightPart): string {
  if (cause.fingerprint === 'unhealthy') return 'The platform cannot be tested';
  const failed = cause.failed.map(({ id }) => id);
  const ids = failed.length > 0 ? failed : cause.blocked;
  const what = [cause.title.en, blockerTitle(cause, part), cause.seen, cause.likely.en]
    .map(plain)
    .find((text) => text !== '');
  const cases = `${ids.slice(0, 4).join(', ')}${ids.length > 4 ? ' …' : ''}`;
  return shortTitle([cases, what ?? 'failed without a message'].filter((one) => one !== '').join(': '));
}

/** Cuts a title to the length of one line. */
export function shortTitle(title: string): string {
  const flat = oneLine(title);
  return flat.length > MAX_TITLE_LENGTH ? `${flat.slice(0, MAX_TITLE_LENGTH - 1)}…` : flat;
}

/** The title of what blocked the cases of a cause, where they are blocked without a failure of their own. */
function blockerTitle({ blocked }: ReportCause, { run, report }: NightPart): string {
  const blocker = run.cases.find(({ id }) => id === blocked[0])?.failure?.blockingStep;
  if (blocker === undefined) return '';
  const cause = report.causes.find(({ failed }) => failed.some(({ id }) => id === blocker));
  return cause?.title.en ?? `${blocker} ${run.cases.find(({ id }) => id === blocker)?.title ?? 'did not pass'}`;
}

/** «Blocked: …» says nothing of the defect; «Blocked: » alone is an empty title. */
function plain(text: string): string {
  return withoutRunTags(text)
    .replace(new RegExp(`^(?:${BLOCKED_PREFIX.trim()}\\s*|[\\s:.…]+)+`, 'i'), '')
    .trim();
}

/** Returns the text of the issue: what is wrong, expected and seen, the cases, the pictures and the command that repeats it. */
export function textOfCause(cause: ReportCause, target: string, part: NightPart): string {
  const request =
    cause.request === null ? [] : [`Request: ${code(`${cause.request} → ${cause.status ?? 'no answer'}`)}`];
  const build = part.report.target.version ?? 'not told';
  return [
    code(cause.title.en),
    ...expectedAndSeen(cause, part.run),
    `${cause.likely.en} Probably: ${cause.verdict}. Target: ${target}, build ${build}.`,
    ...request,
    ...casesText(cause),
    ...picturesText(cause, part.pictures ?? new Map<string, string>()),
    ...(cause.repeat === null ? [] : [`Again: ${code(cause.repeat)}`]),
  ].join('\n\n');
}

/** Long texts are shown around their difference. */
function expectedAndSeen(cause: ReportCause, run: Run): string[] {
  const ids = cause.failed.map(({ id }) => id);
  const failure = run.cases.find(({ id, failure: one }) => ids.includes(id) && one?.expected !== undefined)?.failure;
  const { expected, seen = 'nothing' } = failure ?? {};
  if (expected === undefined) return [code(cause.seen)];
  const [wanted, found] =
    expected.length + seen.length > MAX_TITLE_LENGTH ? markedDifference(expected, seen) : [expected, seen];
  return [`Expected: ${code(wanted)}\nSeen: ${code(found)}`];
}

function casesText({ fingerprint, failed, blocked }: ReportCause): string[] {
  const lines = failed.slice(0, MAX_LINES).map((line) => `- **${line.id}** ${line.title.en}: ${code(line.seen)}`);
  const more = failed.length > MAX_LINES ? [`- and ${failed.length - MAX_LINES} more`] : [];
  const names = fingerprint === 'unhealthy' ? `${blocked.length} cases` : blocked.join(', ');
  return [
    ...(lines.length === 0 ? [] : [[...lines, ...more].join('\n')]),
    ...(blocked.length === 0 ? [] : [`Blocked by it: ${names}`]),
  ];
}

function picturesText({ failed }: ReportCause, pictures: ReadonlyMap<string, string>): string[] {
  const lines = failed.flatMap(({ id }) => {
    const file = pictures.get(id);
    return file === undefined ? [] : [`- ${id}: ${code(file)}`];
  });
  return lines.length === 0
    ? []
    : [`Pictures, in the artefact of the run:\n\n${lines.slice(0, MAX_PICTURES).join('\n')}`];
}

/** Quotes the platform's text literally: no mention, no link, no markup. */
export function code(text: string): string {
  return `\`\` ${text.replace(/\s+/g, ' ').replaceAll('``', "''")} \`\``;
}
