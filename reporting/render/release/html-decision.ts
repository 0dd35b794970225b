/** Renders the top of the release report: the decision, the causes that it rests on, and whose turn it is. */
import { html, type Fragment, type Html } from '../parts/html';
import type { Formatter } from '../../text/language';
import { bar, original, prose } from '../parts/page';
import {
  blockingCauses,
  causeDetail,
  causeNote,
  causesTitle,
  changesLine,
  countsLine,
  formatDecision,
  isRunning,
  issuesLine,
  noteOn,
  otherReasons,
  platformLine,
  toneOf,
  unreachableNote,
} from './headline';
import { anchorOf } from './html-causes';
import { laterPhases } from './html-phases';
import { prioritiesLine } from './priorities';
import type { ReleaseReport, ReportCause } from './report';
import { causesByTeam, isGrouped, teamLine } from './teams';
import { CASE_STATUS_TONES } from './tones';

export function decision(report: ReleaseReport, format: Formatter): Html {
  const { totals, run } = report;
  const note = noteOn(report, format);
  const { named, rest } = blockingCauses(report);
  const others = otherReasons(report, format);
  const issueLine = issuesLine(report, format);
  const explained = prioritiesLine(report, format);
  const unreachable = unreachableNote(report, format);
  return html`<div class="headline ${toneOf(report)}">
    <h1>${unbroken(formatDecision(report, format))}</h1>
    <p><b>${platformLine(report, format)}</b> · ${format.dateTime(new Date(run.startedAt))} (${run.timeZone})</p>
    ${note !== undefined && report.decision !== 'GO' && html`<p>${prose(note)}</p>`}
    <p>${countsLine(report, format)}</p>
    ${note !== undefined && report.decision === 'GO' && html`<p>${prose(note)}</p>`}
    ${
      named.length > 0 &&
      html`<h2>${causesTitle(report, format)}</h2>
        ${explained !== undefined && html`<p class="small">${explained}</p>`}
        <ol>
          ${named.map(
            (cause) =>
              html`<li>
                <a href="#${anchorOf(cause, report)}"><b>${prose(cause.title[format.language])}</b></a
                ><br />${detail(cause, format)}<span class="small"
                  ><b>${cause.priority}</b>, ${causeNote(cause, report, format)}</span
                >
              </li>`,
          )}
        </ol>
        ${rest > 0 && html`<p><a href="#blocking">${format.text('headline.moreCauses', { count: rest })}</a></p>`}
        ${rest > 0 && teams(report, format)}`
    }
    ${
      others.length > 0 &&
      html`${named.length > 0 && html`<p>${format.text('headline.otherReasons')}:</p>`}
        <ul>
          ${others.map(({ text, original: message }) => html`<li>${prose(text)}${original(message, format)}</li>`)}
        </ul>`
    }
    ${unreachable !== undefined && html`<p>${unreachable}</p>`} ${issueLine !== undefined && html`<p>${issueLine}</p>`}
    ${!isRunning(report) && html`<p class="small">${changesLine(report, format)}</p>`}
    ${
      report.changes !== null &&
      report.changes.gone.length > 0 &&
      html`<ul class="small">
        ${report.changes.gone.map((title) => html`<li><s>${title[format.language]}</s></li>`)}
      </ul>`
    }
    ${laterPhases(report, format) !== undefined && html`<p class="small">${laterPhases(report, format)}</p>`}
    ${bar((['passed', 'flaky', 'known', 'failed', 'blocked', 'skipped'] as const).map((status) => [CASE_STATUS_TONES[status], totals[status], format.text(`status.${status}`)]))}
  </div>`;
}

/** Keeps words with a hyphen on one line: NO-GO must not end as “NO-”. */
function unbroken(title: string): Html {
  return html`${title.split(/(\S*-\S*)/).map((part, index) => (index % 2 === 1 ? html`<span class="number">${part}</span>` : part))}`;
}

function detail(cause: ReportCause, format: Formatter): Fragment {
  const words = causeDetail(cause, format);
  return words !== '' && html`${prose(words)}<br />`;
}

/** Counts all causes by team, where the headline names only some: each team sees how much of it is its own. */
function teams(report: ReleaseReport, format: Formatter): Fragment {
  const groups = causesByTeam(report, format);
  const all = groups.flatMap(({ causes }) => causes);
  return html`<p>${format.text('headline.teams')}:</p>
    <ul>
      ${groups.map((team) => html`<li>${isGrouped(all) ? html`<a href="#${team.id}">${teamLine(team, format)}</a>` : teamLine(team, format)}</li>`)}
    </ul>`;
}
