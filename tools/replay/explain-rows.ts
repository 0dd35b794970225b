/** Formats the explanation of a failure as rows of text. */
import { OVERLOAD, type Explanation, type NearText, type Waited } from '../../reporting/trace/explanation';
import type { RecordedRequest, Trace } from '../../reporting/trace/trace';
import type { ResponseValue } from '../../reporting/trace/response-values';
import { localeOf } from '../../suite/texts/texts';
import { environment } from '../../suite/config/environment';
import { clock, shortened } from './format';
import { say } from './say';

export type ExplanationRow =
  'nearest' | 'responses' | 'controls' | 'elsewhere' | 'texts' | 'refused' | 'change' | 'also' | 'waited';

/** Longest message of a further error. */
const FURTHER_SHOWN = 420;
const TEXT_SHOWN = 120;

/** @returns the rows that say something, in the order in which a reader needs them */
export function explanationRows(explanation: Explanation, trace: Trace): [ExplanationRow, string | undefined][] {
  const { nearest, responseValue, controls, elsewhere, texts, refused, waited } = explanation;
  return [
    ['nearest', nearest === undefined ? undefined : nearText(nearest)],
    ['controls', controls === undefined ? undefined : controlsText(controls, explanation)],
    ['elsewhere', elsewhere === undefined ? undefined : elsewhereText(elsewhere)],
    ['responses', responseValue === undefined ? undefined : responseText(responseValue)],
    ['texts', texts === undefined || texts.length === 0 ? undefined : texts.map((text) => `«${text}»`).join(' ')],
    ['refused', refused.map(refusedLine).join('\n') || undefined],
    ['change', changeText(explanation, trace)],
    ['also', furtherErrors(explanation, trace)],
    ['waited', waited === undefined ? undefined : waitedText(waited)],
  ];
}

function nearText({ expected, found }: NearText): string {
  return `${say('replay.near.expected', { text: expected })}\n${say('replay.near.found', { text: found })}`;
}

function controlsText(controls: NonNullable<Explanation['controls']>, { failure }: Explanation): string {
  const sought = failure?.control;
  const names = (sought?.names ?? []).map((name) => `«${name}»`).join(', ');
  const there = controls.map(({ role, name, disabled }) =>
    say('replay.control', { role, name: shortened(name, TEXT_SHOWN), disabled: disabled ? 'yes' : 'no' }),
  );
  return [
    sought === undefined ? say('replay.controlsThere') : say('replay.soughtControl', { kind: sought.kind, names }),
    ...(there.length === 0 ? [say('replay.noControl')] : there),
  ].join('\n');
}

function elsewhereText({ page, api }: NonNullable<Explanation['elsewhere']>): string {
  const lines = [
    ...page.map((text) => say('replay.onPage', { text: shortened(text, TEXT_SHOWN) })),
    ...api.map(valueLine),
  ];
  return lines.length === 0 ? say('replay.nowhere') : lines.join('\n');
}

function responseText({ as, near, ...value }: NonNullable<Explanation['responseValue']>): string {
  const verdict = say('replay.responseAs', { as });
  return near === undefined ? `${verdict}\n${valueLine(value)}` : `${verdict}\n${valueLine(value)}\n${nearText(near)}`;
}

function valueLine({ request, field, text }: ResponseValue): string {
  return say('replay.inApi', { request, field, text: shortened(text, TEXT_SHOWN) });
}

function refusedLine(exchange: RecordedRequest): string {
  const status = exchange.status > 0 ? String(exchange.status) : say('release.noAnswer');
  const body = shortened(exchange.body().replace(/\s+/g, ' '), TEXT_SHOWN);
  return `${exchange.method} ${exchange.url.pathname} → ${status} ${body}`.trimEnd();
}

/** The last change before the failure, or that the test recorded none. */
function changeText({ lastChange }: Explanation, trace: Trace): string | undefined {
  if (lastChange === undefined) return undefined;
  const { at, method, path, status, by, sent } = lastChange;
  const fields = Object.entries(sent).map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ')}`);
  return `${clock(at - trace.startedAt)}  ${say('replay.changedBy', { by })} ${method} ${path} → ${status}${fields.map((field) => `\n    ${field}`).join('')}`;
}

/** Errors after the first one often tell where the data were lost. */
function furtherErrors({ failure }: Explanation, { errors }: Trace): string | undefined {
  const seen = failure?.seen;
  const further = errors
    .slice(1)
    .map(({ message }) => message.replace(/^Error: /, ''))
    .filter((message) => seen === undefined || !message.includes(seen));
  return [...new Set(further)].map((message) => shortened(message, FURTHER_SHOWN)).join('\n') || undefined;
}

function waitedText({ ms, limitMs, load, processors, busy }: Waited): string {
  const language = environment().reportLanguage;
  const number = (value: number) => value.toLocaleString(localeOf(language), { maximumFractionDigits: 1 });
  const time = say('replay.waited', {
    seconds: ms === undefined ? 'none' : number(ms / 1_000),
    limit: limitMs === undefined ? 'none' : number(limitMs / 1_000),
  });
  if (load === undefined || processors === undefined || busy === undefined)
    return `${time}; ${say('replay.loadUnknown')}`;
  const state = load > OVERLOAD * processors ? 'overloaded' : busy > 0.9 ? 'busy' : 'calm';
  return `${time}; ${say('replay.load', { load: number(load), processors, busy: Math.round(busy * 100), state })}`;
}
