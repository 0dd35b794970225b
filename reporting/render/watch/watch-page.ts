/** Writes the monitor's page and its data again after each round. Replaces the whole file atomically. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { replace } from '../../../lib/private-file';
import { environment } from '../../../suite/config/environment';
import { LANGUAGES } from '../../../suite/texts/texts';
import { html, type Fragment } from '../parts/html';
import { createFormatter, reportFile, type Formatter } from '../../text/language';
import { facts, mark, original, page, topLine, type Tone } from '../parts/page';
import { readPolicy, type Policy } from '../../status/policy';
import type { Round, Watch } from '../../watch/schema';
import { isOverrun, watchReasons } from '../../watch/evaluate';
import { reloading } from './reload';
import { trendLine, trendOf } from './trend';

const ROUND_TONES: Record<Round['state'], Tone> = { healthy: 'good', failed: 'bad', unhealthy: 'bad', broken: 'warn' };
const TIME_TONES = { within: 'good', over: 'bad', 'too few': 'idle' } as const;
/** The page shows the newest rounds and all rounds that were not healthy; `watch.json` contains all of them. */
const ROUNDS_SHOWN = 30;

/** @param folder folder of the reports */
export function writeWatch(watch: Watch, folder: string): void {
  const { reportLanguage, timeZone } = environment();
  const { limits } = readPolicy();
  mkdirSync(folder, { recursive: true });
  put(path.join(folder, 'watch.json'), `${JSON.stringify(watch, null, 2)}\n`);
  for (const language of LANGUAGES)
    put(
      path.join(folder, reportFile('watch', language, reportLanguage)),
      watchHtml(watch, createFormatter(language, timeZone, reportLanguage), limits),
    );
}

export function watchHtml(watch: Watch, format: Formatter, limits: Policy['limits']): string {
  const { verdict, figures, probes } = watch;
  const moment = (at: string) => format.dateTime(new Date(at));
  const headline =
    watch.state === 'watching' ? format.text('watch.soFar', { decision: verdict.decision }) : verdict.decision;
  const share = (value: number | null) => (value === null ? '–' : format.percent(value));
  const reasons = watchReasons(watch, limits, format.language, moment);
  const checks = format.text('release.ofCount', {
    part: format.number(probes.healthy),
    all: format.number(probes.all),
  });
  const body = html` ${topLine(format.text('watch.title'), 'watch', format)}
    <div class="headline ${verdict.decision === 'GO' ? 'good' : 'bad'}">
      <h1>${headline}</h1>
      ${
        reasons.length > 0 &&
        html`<ul>
          ${reasons.map(
            ({ sentence, since }) =>
              html`<li>
                ${since === null ? sentence : format.text('watch.reason.since', { reason: sentence, at: moment(since) })}
              </li>`,
          )}
        </ul>`
      }
    </div>
    ${watch.state === 'watching' && reloading(format)}
    ${facts([
      [format.text('release.target'), watch.target],
      [format.text('watch.from'), moment(watch.startedAt)],
      [format.text('watch.until'), moment(watch.until)],
      [format.text('watch.updated'), format.time(new Date(watch.updatedAt))],
      [format.text('watch.timeZone'), zoneText(watch.updatedAt, format)],
      [
        format.text('watch.availability'),
        `${share(figures.availability.value)} (≥ ${format.percent(figures.availability.limit)}; ${checks})`,
      ],
      [
        format.text('watch.errors'),
        `${share(figures.errorShare.value)} (< ${format.percent(figures.errorShare.limit)})`,
      ],
    ])}
    ${
      watch.outages.length > 0 &&
      html`<h2>${format.text('watch.outages')}</h2>
        <ul>
          ${watch.outages.map((outage) => html`<li>${outageText(outage, format)}</li>`)}
        </ul>`
    }
    ${timesTable(watch, format)}
    <h2>${format.text('watch.rounds')} <span class="soft small">${watch.rounds.length}</span></h2>
    ${watch.rounds.length > 0 && roundsTable(watch, format)}`;
  return page({
    language: format.language,
    title: `${headline} · ${watch.target}`,
    body,
  });
}

/** `Europe/Moscow (GMT+3)` */
function zoneText(at: string, { timeZone }: Formatter): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(new Date(at));
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return offset === '' || offset === timeZone ? timeZone : `${timeZone} (${offset})`;
}

function outageText({ from, until, seen }: Watch['outages'][number], format: Formatter): string {
  const moment = (at: string) => format.dateTime(new Date(at));
  const quoted = `«${seen}»`;
  return until === null
    ? format.text('watch.outageGoing', { from: moment(from), seen: quoted })
    : format.text('watch.outage', { from: moment(from), until: moment(until), seen: quoted });
}

function timesTable({ figures, rounds }: Watch, format: Formatter): Fragment {
  const measured = figures.times.filter(({ count }) => count > 0);
  if (measured.length === 0) return undefined;
  const label = (key: 'kind' | 'answers' | 'average' | 'limit') => format.text(`release.${key}`);
  const limit = (ms: number | null) =>
    ms === null
      ? html`<td class="number"></td>`
      : html`<td class="number" data-label="${label('limit')}:">&lt; ${format.ms(ms)}</td>`;
  return html`<h2>${format.text('release.figures')}</h2>
    <table class="stack figures">
      <thead>
        <tr>
          <th>${label('kind')}</th>
          <th class="number">${label('answers')}</th>
          <th class="number">${label('average')}</th>
          <th class="number">${label('limit')}</th>
          <th>${format.text('watch.state')}</th>
          <th>${format.text('watch.trend')}</th>
        </tr>
      </thead>
      <tbody>
        ${measured.map(
          (time) =>
            html`<tr>
              <td>${format.text(`kind.${time.kind}`)}</td>
              <td class="number" data-label="${label('answers')}:">${format.number(time.count)}</td>
              <td class="number" data-label="${label('average')}:">${format.ms(time.averageMs)}</td>
              ${limit(time.limitMs)}
              <td>${mark(TIME_TONES[time.verdict], format.text(`figure.${time.verdict}`))}</td>
              <td>${trendLine(trendOf(rounds, time.kind), time.limitMs, format)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function roundsTable({ rounds, everyMs }: Watch, format: Formatter): Fragment {
  const shown = rounds
    .filter((round, index) => round.state !== 'healthy' || index >= rounds.length - ROUNDS_SHOWN)
    .toReversed();
  const average = (round: Round) => round.times.find(({ kind }) => kind === 'all')?.averageMs;
  const [passed, answers, averageLabel] = [
    format.text('watch.passed'),
    format.text('release.answers'),
    format.text('release.average'),
  ];
  const details = (round: Round) =>
    original(
      [round.reason ?? '', ...round.failures.map(({ title, seen }) => `${title}: ${seen}`)].filter(Boolean).join(' · '),
      format,
    );
  return html`<table class="stack figures rounds">
    <thead>
      <tr>
        <th>${format.text('watch.at')}</th>
        <th>${format.text('watch.state')}</th>
        <th class="number">${passed}</th>
        <th class="number">${answers}</th>
        <th class="number">${averageLabel}</th>
        <th>${format.text('watch.details')}</th>
      </tr>
    </thead>
    <tbody>
      ${shown.map(
        (round) =>
          html`<tr>
            <td>${format.dateTime(new Date(round.at))}</td>
            <td>${mark(ROUND_TONES[round.state], format.text(`watch.state.${round.state}`))}</td>
            <td class="number" data-label="${passed}:">${round.passed}</td>
            <td class="number" data-label="${answers}:">${round.answers}</td>
            <td class="number" data-label="${averageLabel}:">
              ${average(round) === undefined ? '–' : format.ms(average(round) ?? 0)}
            </td>
            <td>${overrunText(round, everyMs, format)}${details(round)}${traceLinks(round, format)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function overrunText(round: Round, everyMs: number, format: Formatter): Fragment {
  if (!isOverrun(round, everyMs)) return undefined;
  const values = { took: format.duration(round.durationMs), every: format.duration(everyMs) };
  return html`<p>${mark('warn', format.text('watch.overrun', values))}</p>`;
}

function traceLinks({ traces }: Round, format: Formatter): Fragment {
  if (traces.length === 0) return undefined;
  const label = format.text('release.trace');
  return html`<p class="small">
    ${traces.map(({ title, file }) => html`<a href="${file}" title="${title}">${label}</a> `)}
  </p>`;
}

function put(file: string, text: string): void {
  writeFileSync(`${file}.draft`, text);
  replace(`${file}.draft`, file);
}
