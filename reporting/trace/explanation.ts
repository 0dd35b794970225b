/** Explains a failure from its trace: what was there instead, where else the expected was, and what changed data last. */
import type { Change } from '../../suite/failure/change';
import type { Failure as FailureData } from '../../suite/failure/failure';
import { markedDifference, nearestText } from '../../lib/text-difference';
import type { Failure } from './failure';
import type { PageContent, PageControl } from './page-content';
import { responseValues, type ResponseValue } from './response-values';
import type { RecordedRequest, Trace } from './trace';
import { viewBefore, type PageView } from './views';
import { oneLine } from '../../lib/one-line';

/** Texts of which one was expected and the other one found, around the difference, which stands in ⟦ ⟧. */
export interface NearText {
  readonly expected: string;
  readonly found: string;
  /** The whole found text. */
  readonly text: string;
}

export interface Explanation {
  /** The failure as data; undefined where the test left none. */
  readonly failure: FailureData | undefined;
  /** Address of the page at that time. */
  readonly page: string | undefined;
  /** The text of the page that resembles the expected one most. */
  readonly nearest: NearText | undefined;
  /** What the API returned of the expected text: itself, or the value that resembles it most. */
  readonly responseValue:
    (ResponseValue & { readonly as: 'expected' | 'found' | 'similar'; readonly near?: NearText }) | undefined;
  /**
   * Controls of the same kind as the missing one, that with the most similar name first. Buttons and tabs where it is not
   * known what was expected.
   */
  readonly controls: readonly PageControl[] | undefined;
  /** Texts of the page, and values of the API, with the expected number. */
  readonly elsewhere: { readonly page: readonly string[]; readonly api: readonly ResponseValue[] } | undefined;
  /** Texts of the page besides its controls, where nothing else explains what was there instead. */
  readonly texts: readonly string[] | undefined;
  /** Requests of the same actor's pages that the platform refused or did not answer before the failure, the last one first. */
  readonly refused: readonly RecordedRequest[];
  readonly lastChange: Change | undefined;
  /** Load of the machine while the failing step waited; undefined for a failure that is no time-out. */
  readonly waited: Waited | undefined;
}

export interface Waited {
  /** Undefined for a failure outside the steps. */
  readonly ms: number | undefined;
  /** Time limit of the call or of the test, where the message contains it. */
  readonly limitMs: number | undefined;
  readonly load: number | undefined;
  readonly processors: number | undefined;
  /** Largest share of the processors in use, 0 … 1. */
  readonly busy: number | undefined;
}

/** Time-outs of the browser tool, of the runner and of the suite's own requests. */
const TIME_OUT = /\bTimeoutError\b|Test timeout|\bwithin \d+(?:\.\d+)? s\b|no answer/;
/** A machine is overloaded when so many processes wait for each processor. */
export const OVERLOAD = 2;
const MAX_CONTROLS = 15;
/** A figure of several that a page shows: «Оценено» 3 instead of 2. */
const INSTEAD = /\binstead of (\d+(?:[.,]\d+)?)/;
const MAX_PLACES = 5;
const MAX_TEXTS = 10;
const MAX_TEXT_LENGTH = 120;
/** Longer texts are no numbers, even if they contain one. */
const MAX_NUMBER_LENGTH = 20;
const MAX_FIGURE_LENGTH = 8;
/** The number of a record is equal to another number by chance. */
const ID = /(?:^|[._])id$/;

/** @param failure from `failureOf` */
export function explain(trace: Trace, failure: Failure): Explanation {
  const data = failureData(trace);
  const view = viewBefore(trace.views, failure.at, failure.actor);
  const content = view?.content();
  const wanted = expectedTexts(data, failure);
  const values = responseValues(trace.recordedRequests, failure.at);
  const isMissing = data?.code === 'control-missing' || data?.code === 'control-unusable';
  const number = isMissing ? undefined : numberIn(wanted);
  const nearest =
    isMissing || number !== undefined ? undefined : nearestOf(wanted, placesOf(content?.texts ?? [], data));
  const isShort = number !== undefined;
  const responseValue = isMissing || isShort ? undefined : valueOf(wanted, nearest, values);
  return {
    failure: data,
    page: view?.url,
    nearest,
    responseValue,
    texts: nearest === undefined && !isShort && content !== undefined ? textsBesides(content) : undefined,
    refused: refusedRequests(trace, failure),
    // Where nothing is known of what was expected, what a person could use on the page is the best hint.
    controls:
      isMissing || (wanted.length === 0 && data?.control === undefined && view !== undefined)
        ? sameKind(data, view)
        : undefined,
    elsewhere:
      number === undefined || view === undefined ? undefined : placesWith(number, content?.texts ?? [], values),
    lastChange: trace.notes.changes.findLast(({ at }) => at <= trace.startedAt + failure.at),
    waited: waitedOf(trace, failure),
  };
}

/** The texts at the end of a page: its side bar and its head come first, and are the same everywhere. */
function textsBesides({ texts, controls }: PageContent): readonly string[] {
  const names = new Set(controls.map(({ name }) => name));
  const others = texts.filter((text) => !names.has(text) && text.length <= MAX_TEXT_LENGTH);
  return [...new Set(others)].slice(-MAX_TEXTS);
}

function refusedRequests({ recordedRequests }: Trace, { at, actor }: Failure): readonly RecordedRequest[] {
  const refused = recordedRequests.filter(
    (one) =>
      one.at <= at &&
      (one.status >= 400 || one.status <= 0) &&
      one.url.pathname.startsWith('/api/') &&
      (actor === undefined || one.actor === undefined || one.actor.endsWith(actor)),
  );
  const distinct = new Map(refused.map((one) => [`${one.method} ${one.url.pathname} ${one.status}`, one]));
  return [...distinct.values()].slice(-MAX_PLACES).reverse();
}

/** The failure of the first failed step; otherwise of the first error. */
function failureData({ notes }: Trace): FailureData | undefined {
  return (
    notes.steps.find(({ outcome, failure }) => outcome === 'FAIL' && failure !== undefined)?.failure ??
    notes.failures[0]
  );
}

/** Expected texts without the quotation marks of a message: `«85%», «85.0%»` are two. */
function expectedTexts(data: FailureData | undefined, { expected }: Failure): string[] {
  const given = data?.code === 'control-missing' ? data.control?.names : undefined;
  if (given !== undefined) return [...given];
  const figure = data?.expected === undefined ? INSTEAD.exec(data?.seen ?? '')?.[1] : undefined;
  const text = (data?.expected ?? figure ?? expected ?? '').trim();
  return text
    .replace(/^[«"']|[»"']$/g, '')
    .split(/», «/)
    .filter((one) => one !== '');
}

/** Returns the first number of short expected texts: of a grade, a percentage, a count. */
function numberIn(wanted: readonly string[]): string | undefined {
  const [first] = wanted;
  if (first === undefined || first.length > MAX_NUMBER_LENGTH) return undefined;
  return /\d+(?:[.,]\d+)?/.exec(first)?.[0];
}

/** What the message says was seen counts too, where it is short: it may be no text of its own on the page. */
function placesOf(texts: readonly string[], data: FailureData | undefined): readonly string[] {
  return data?.page === undefined && data?.seen !== undefined ? [...texts, data.seen] : texts;
}

function nearestOf(wanted: readonly string[], texts: readonly string[]): NearText | undefined {
  for (const one of wanted) {
    const text = nearestText(one, texts);
    if (text !== undefined) return near(one, text);
  }
  return undefined;
}

function near(wanted: string, text: string): NearText {
  const [expected, found] = markedDifference(wanted, text);
  return { expected, found, text };
}

/** Whether the API returned the expected text, or the one that the page shows: that separates the server from the page. */
function valueOf(
  wanted: readonly string[],
  nearest: NearText | undefined,
  values: readonly ResponseValue[],
): Explanation['responseValue'] {
  const equals = (text: string) => values.find((value) => oneLine(value.text) === oneLine(text));
  const expected = wanted.map(equals).find((value) => value !== undefined);
  if (expected !== undefined) return { ...expected, as: 'expected' };
  const found = nearest === undefined ? undefined : equals(nearest.text);
  if (found !== undefined) return { ...found, as: 'found' };
  const [first] = wanted;
  const similar =
    first === undefined
      ? undefined
      : nearestText(
          first,
          values.map(({ text }) => text),
        );
  const value = values.find(({ text }) => similar !== undefined && oneLine(text) === oneLine(similar));
  return value === undefined || first === undefined
    ? undefined
    : { ...value, as: 'similar', near: near(first, value.text) };
}

/** ARIA roles by the kinds of `pages/parts/control-words.ts`. */
const ROLES_OF: Readonly<Record<string, readonly string[]>> = {
  button: ['button'],
  link: ['link'],
  field: ['textbox', 'searchbox'],
  'number field': ['spinbutton', 'textbox'],
  checkbox: ['checkbox', 'switch'],
  'list to pick from': ['combobox'],
  tab: ['tab'],
  dialog: ['dialog'],
  option: ['option'],
  heading: ['heading'],
};

function sameKind(data: FailureData | undefined, view: PageView | undefined): readonly PageControl[] {
  const control = data?.control;
  const roles = control === undefined ? ['button', 'tab'] : (ROLES_OF[control.kind] ?? ['button', 'link', 'tab']);
  const all = (view?.content().controls ?? []).filter(({ role }) => roles.includes(role));
  const distinct = [...new Map(all.map((one) => [`${one.role} ${one.name} ${one.disabled}`, one])).values()];
  const nearest = nearestText(
    control?.names[0] ?? '',
    distinct.map(({ name }) => name),
  );
  const isNearest = ({ name }: PageControl) => oneLine(name) === nearest;
  return [...distinct.filter(isNearest), ...distinct.filter((one) => !isNearest(one))].slice(0, MAX_CONTROLS);
}

function placesWith(
  number: string,
  texts: readonly string[],
  values: readonly ResponseValue[],
): Explanation['elsewhere'] {
  const pattern = new RegExp(`(?<![\\d.,])${number.replace(/[.,]/, '[.,]')}(?:[.,]0+)?(?![\\d]|[.,]\\d)`);
  const page = texts.flatMap((text, index) =>
    text.length <= MAX_TEXT_LENGTH && pattern.test(text) ? [withLabel(text, texts[index - 1])] : [],
  );
  const api = values.filter(
    ({ text, field }) =>
      text.length <= MAX_NUMBER_LENGTH && !ID.test(field) && Number(text) === Number(number.replace(',', '.')),
  );
  const distinct = new Map(api.map((value) => [`${value.request} ${value.field.replace(/\d+/g, '#')}`, value]));
  return { page: [...new Set(page)].slice(0, MAX_PLACES), api: [...distinct.values()].slice(0, MAX_PLACES) };
}

/** A figure alone says nothing: the text before it is its label. */
function withLabel(text: string, before: string | undefined): string {
  return text.length > MAX_FIGURE_LENGTH || before === undefined ? text : `${shortLabel(before)} › ${text}`;
}

function shortLabel(text: string): string {
  return text.length > MAX_NUMBER_LENGTH ? `…${text.slice(-MAX_NUMBER_LENGTH)}` : text;
}

/** The time of a step that waited in vain, with the load meanwhile. */
function waitedOf(trace: Trace, failure: Failure): Waited | undefined {
  const limit = /[Tt]imeout:? (?:of )?(\d+)\s*ms/.exec(failure.message)?.[1];
  const step = failure.path.at(-1);
  const isTimeOut = limit !== undefined || TIME_OUT.test(failure.message);
  const from = trace.startedAt + (step?.start ?? 0);
  const until = trace.startedAt + failure.at;
  const { machine } = trace.notes;
  const during = machine?.samples.filter(([at]) => at >= from - 2_000 && at <= until + 2_000) ?? [];
  const isOverloaded = during.some(([, load]) => load > OVERLOAD * (machine?.processors ?? 1));
  if (!isTimeOut && step?.kind !== 'expect' && !isOverloaded) return undefined;
  return {
    ms: step === undefined ? undefined : Math.round((step.end ?? failure.at) - step.start),
    limitMs: limit === undefined ? undefined : Number(limit),
    load: during.length === 0 ? undefined : Math.max(...during.map(([, load]) => load)),
    processors: machine?.processors,
    busy: during.length === 0 ? undefined : Math.max(...during.map(([, , busy]) => busy)),
  };
}
