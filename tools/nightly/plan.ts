/** From what a night has found, and the issues that are open, to what is to be done with the issues. */
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

/** Where and when the night was. */
export interface PlanContext {
  /** `2026-11-22` */
  readonly day: string;
  /** The page of the run; undefined at the desk. */
  readonly url: string | undefined;
}

/**
 * One issue a cause: opened when it is new, updated while it goes on, closed when each of its cases was run and passed.
 * What was not run this time proves nothing and leaves its issue open. Issues of other targets, and of people, are left alone.
 */
export function planIssues(result: NightlyResult, open: readonly OpenIssue[], context: PlanContext): IssueAction[] {
  const ours = open.flatMap((issue) => {
    const marker = markerOf(issue.body);
    return marker === undefined || marker.target !== result.target ? [] : [{ issue, marker }];
  });
  const going = new Set(result.failures.map((failure) => failure.cause));
  return [
    ...result.failures.map((failure) => tell(failure, result.target, ours.find(({ marker }) => marker.cause === failure.cause), context)),
    ...ours
      .filter(({ marker }) => !going.has(marker.cause) && isGone(marker, result))
      .map(({ issue, marker }): IssueAction => ({ do: 'close', number: issue.number, comment: closingComment(marker, context) })),
  ];
}

function tell({ cause, title, text, cases }: Failure, target: string, known: { issue: OpenIssue; marker: Marker } | undefined, { day, url }: PlanContext): IssueAction {
  // Cases that it took down on other nights have to pass too.
  const all = known === undefined ? [...cases] : [...new Set([...known.marker.cases, ...cases])];
  const marker: Marker = { cause, target, cases: all, since: known?.marker.since ?? day, times: (known?.marker.times ?? 0) + 1 };
  const history = `Seen ${marker.times === 1 ? 'for the first time' : `${marker.times} times since ${marker.since}, last`} on ${day}${url === undefined ? '' : ` in ${url}`}. Closed by the nightly when its cases pass.`;
  const body = `${text}\n\n${history}\n\n${markerLine(marker)}\n`;
  return known === undefined ? { do: 'open', title, body } : { do: 'update', number: known.issue.number, title, body };
}

function isGone({ cases }: Marker, { passed, sound }: NightlyResult): boolean {
  return cases.length === 0 ? sound : cases.every((id) => passed.has(id));
}

function closingComment({ cases, since }: Marker, { day, url }: PlanContext): string {
  const what = cases.length === 0 ? 'The run was in order again' : `All of its ${cases.length} cases were run and passed`;
  return `${what} on ${day}${url === undefined ? '' : ` in ${url}`}. It was first seen on ${since}.`;
}
