/** Plans the changes to issues from a night's result and the open issues. */
import { code } from './issue-text';
import { markerLine, markerOf, type Marker } from './marker';
import type { NightlyResult, Failure } from './nightly-result';

export interface OpenIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
}

export type IssueAction =
  | { do: 'open'; title: string; body: string }
  | { do: 'update'; number: number; title: string; body: string }
  | { do: 'close'; number: number; comment: string };

/** Place and time of the nightly run. */
export interface PlanContext {
  /** `2026-11-22` */
  readonly day: string;
  /** URL of the run's page; undefined outside CI. */
  readonly url: string | undefined;
}

/**
 * Keeps one issue per cause: opens it if it is new, updates it while it persists, closes it once all its cases were run
 * and passed. A case that was not run proves nothing and leaves its issue open. Issues of other targets and of people
 * are not touched.
 */
export function planIssues(result: NightlyResult, open: readonly OpenIssue[], context: PlanContext): IssueAction[] {
  const ours = open.flatMap((issue) => {
    const marker = markerOf(issue.body);
    return marker === undefined || marker.target !== result.target ? [] : [{ issue, marker }];
  });
  const going = new Set(result.failures.map((failure) => failure.cause));
  return [
    ...result.failures.map((failure) =>
      tell(
        failure,
        result.target,
        ours.find(({ marker }) => marker.cause === failure.cause),
        context,
      ),
    ),
    ...ours
      .filter(({ marker }) => !going.has(marker.cause) && isGone(marker, result))
      .map(({ issue, marker }): IssueAction => ({
        do: 'close',
        number: issue.number,
        comment: closingComment(marker, context),
      })),
  ];
}

function tell(
  { cause, title, text, cases, replay }: Failure,
  target: string,
  known: { issue: OpenIssue; marker: Marker } | undefined,
  { day, url }: PlanContext,
): IssueAction {
  // Cases that failed for this cause on other nights must pass too.
  const all = known === undefined ? [...cases] : [...new Set([...known.marker.cases, ...cases])];
  const marker: Marker = {
    cause,
    target,
    cases: all,
    since: known?.marker.since ?? day,
    times: (known?.marker.times ?? 0) + 1,
  };
  const history = `Seen ${marker.times === 1 ? 'for the first time' : `${marker.times} times since ${marker.since}, last`} on ${day}${url === undefined ? '' : ` in ${url}`}. Closed by the nightly when its cases pass.`;
  const body = `${[text, ...evidence(replay, url), history, markerLine(marker)].join('\n\n')}\n`;
  return known === undefined ? { do: 'open', title, body } : { do: 'update', number: known.issue.number, title, body };
}

/** The command that explains the failure from the run's artefacts, and the link to them. */
function evidence(replay: string | undefined, url: string | undefined): string[] {
  if (url === undefined) return [];
  const id = /\/runs\/(\d+)$/.exec(url)?.[1];
  const command =
    id === undefined || replay === undefined
      ? []
      : [`Explain and open the trace: ${code(`npm run replay -- ${id} ${shellWord(replay)}`)}`];
  return [...command, `Reports, pictures and traces: [artefacts of the run](${url}#artifacts)`];
}

/** A title has spaces and marks that a shell would read. */
function shellWord(word: string): string {
  return /^[\w.-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\\''`)}'`;
}

function isGone({ cases }: Marker, { passed, sound }: NightlyResult): boolean {
  return cases.length === 0 ? sound : cases.every((id) => passed.has(id));
}

function closingComment({ cases, since }: Marker, { day, url }: PlanContext): string {
  const what =
    cases.length === 0 ? 'The run was in order again' : `All of its ${cases.length} cases were run and passed`;
  return `${what} on ${day}${url === undefined ? '' : ` in ${url}`}. It was first seen on ${since}.`;
}
