/** Writes the monitor's page and its data again after each round. Replaces the whole file atomically. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environment } from '../../suite/config/environment';
import { kindLabel } from '../run-report/reason-texts';
import { html, type Fragment } from '../html/html';
import { createFormatter, type Formatter } from '../html/language';
import { facts, mark, page, type Tone } from '../html/page';
import type { Round, Watch } from './schema';
import { WATCH_TEXTS, type WatchTexts } from './texts';

const ROUND_TONES: Record<Round['state'], Tone> = { healthy: 'good', failed: 'bad', unhealthy: 'bad', broken: 'warn' };
const TIME_TONES = { within: 'good', over: 'bad', 'too few': 'idle' } as const;
/** The page shows the newest rounds and all rounds that were not healthy; `watch.json` contains all of them. */
const ROUNDS_SHOWN = 30;

/** @param folder folder of the reports */
export function writeWatch(watch: Watch, folder: string): void {
  const { reportLanguage, timeZone } = environment();
  mkdirSync(folder, { recursive: true });
  put(path.join(folder, 'watch.json'), `${JSON.stringify(watch, null, 2)}\n`);
  put(path.join(folder, 'watch.html'), watchHtml(watch, createFormatter(reportLanguage, timeZone)));
}

export function watchHtml(watch: Watch, format: Formatter): string {
  const texts = WATCH_TEXTS[format.language];
  const { verdict, figures, probes } = watch;
  const moment = (at: string) => format.dateTime(new Date(at));
  const headline = `${watch.state === 'watching' ? `${texts.soFar} ` : ''}${verdict.decision}`;
  const share = (value: number | null) => (value === null ? '–' : format.percent(value));
  const body = html`
<p class="soft">${texts.title}</p>
<div class="headline ${verdict.decision === 'GO' ? 'good' : 'bad'}"><strong>${headline}</strong>
${verdict.reasons.length > 0 && html`<ul lang="en">${verdict.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}</div>
${facts([
    [texts.target, watch.target],
    [texts.from, moment(watch.startedAt)],
    [texts.until, moment(watch.until)],
    [texts.updated, moment(watch.updatedAt)],
    [texts.availability, `${share(figures.availability.value)} (≥ ${format.percent(figures.availability.limit)}; ${format.number(probes.healthy)} / ${format.number(probes.all)})`],
    [texts.errors, `${share(figures.errorShare.value)} (< ${format.percent(figures.errorShare.limit)})`],
  ])}
${watch.outages.length > 0 && html`<h2>${texts.outages}</h2><ul>${watch.outages.map((outage) => html`<li>${moment(outage.from)} – ${outage.until === null ? texts.still : moment(outage.until)}: <span lang="en">${outage.seen}</span></li>`)}</ul>`}
<h2>${texts.times}</h2>
${timesTable(watch, texts, format)}
<h2>${texts.rounds} <span class="soft small">${watch.rounds.length}</span></h2>
${roundsTable(watch, texts, format)}`;
  return page({ language: format.language, title: `${headline} · ${watch.target}`, body });
}

function timesTable({ figures }: Watch, texts: WatchTexts, format: Formatter): Fragment {
  const ms = (value: number) => `${format.number(value)} ${texts.ms}`;
  return html`<table class="stack"><thead><tr><th>${texts.kind}</th><th class="number">${texts.answers}</th><th class="number">${texts.average}</th><th class="number">${texts.limit}</th><th></th></tr></thead>
<tbody>${figures.times.map(
    (time) => html`<tr><td>${kindLabel(time.kind, format.language)}</td><td class="number" data-label="${texts.answers}:">${format.number(time.count)}</td><td class="number" data-label="${texts.average}:">${ms(time.averageMs)}</td><td class="number" data-label="${texts.limit}:">${time.limitMs === null ? '' : `< ${ms(time.limitMs)}`}</td><td>${mark(TIME_TONES[time.verdict], texts.verdicts[time.verdict])}</td></tr>`,
  )}</tbody></table>`;
}

function roundsTable({ rounds }: Watch, texts: WatchTexts, format: Formatter): Fragment {
  const shown = rounds.filter((round, index) => round.state !== 'healthy' || index >= rounds.length - ROUNDS_SHOWN).toReversed();
  const average = (round: Round) => round.times.find(({ kind }) => kind === 'all')?.averageMs;
  return html`<table class="stack"><thead><tr><th>${texts.at}</th><th></th><th class="number">${texts.passed}</th><th class="number">${texts.answers}</th><th class="number">${texts.average}</th><th>${texts.seen}</th></tr></thead>
<tbody>${shown.map(
    (round) => html`<tr><td>${format.dateTime(new Date(round.at))}</td><td>${mark(ROUND_TONES[round.state], texts.states[round.state])}</td><td class="number" data-label="${texts.passed}:">${round.passed}</td><td class="number" data-label="${texts.answers}:">${round.answers}</td><td class="number" data-label="${texts.average}:">${average(round) === undefined ? '–' : `${format.number(average(round) ?? 0)} ${texts.ms}`}</td><td lang="en">${round.reason ?? round.failures.map(({ title, seen }) => html`<p><b>${title}</b>: ${seen}</p>`)}</td></tr>`,
  )}</tbody></table>`;
}

function put(file: string, text: string): void {
  writeFileSync(`${file}.draft`, text);
  renameSync(`${file}.draft`, file);
}
