/** Renders the protocol report as a page: it opens from a file, also on a phone, and prints on A4. */
import { firstSentence } from '../../text/format';
import { html, type Fragment, type Html } from '../parts/html';
import type { Formatter } from '../../text/language';
import { bar, facts, mark, original, page, prose, topLine, type Tone } from '../parts/page';
import { OUTCOME_TONES } from '../parts/outcome-tones';
import { REPORT_OUTCOMES, outcomeLabel, roleLabel } from '../../text/words';
import { isUnprepared, noteOf, preparationFailures, resultLine } from './note';
import type { ProtocolReport, ReportLine, Totals } from './report';

/** Returns a screenshot as a URL that is embedded in the page. */
export type Embed = (place: string) => string;

export function protocolHtml(report: ProtocolReport, format: Formatter, embed: Embed): string {
  const { language } = format;
  const body = html` ${topLine(format.text('protocol.about', { steps: report.totals.all ?? 0 }), 'protocol', format, html`<a href="${format.file('release')}">${format.text('protocol.toRelease')}</a>`)}
    <h1>${format.text('protocol.title')}</h1>
    ${result(report, format)} ${head(report, format)}
    <h2 id="totals">${format.text('protocol.totals')}</h2>
    ${totals(report, format)} ${report.scenarios.map((scenario) => section(scenario, format, embed))}
    <footer>${format.text('protocol.footer', { runId: report.runId })}</footer>`;
  return page({ language, title: `${format.text('protocol.title')} · ${report.runId}`, body });
}

function section(scenario: ProtocolReport['scenarios'][number], format: Formatter, embed: Embed): Html {
  const lines = [...scenario.steps, ...scenario.also];
  const isGood = lines.every(({ outcome }) => isQuiet(outcome));
  return html`<section${isGood && html` class="quiet"`}>
<h2 id="${scenario.id}">${scenario.id} · ${scenario.title[format.language]}</h2>
${preparationFailures(lines).map(
  (line) =>
    html`<div class="card">
      <p>${format.text('protocol.preparation')}</p>
      ${seen(line, format, embed)}
    </div>`,
)}
${table(scenario.steps, format, embed)}
${
  scenario.also.length > 0 &&
  html`<h3>${format.text('protocol.also')} <span class="soft small">(${format.text('protocol.alsoNote')})</span></h3>
    ${table(scenario.also, format, embed)}`
}
</section>`;
}

function result({ totals: sum, alsoTotals, scenarios }: ProtocolReport, format: Formatter): Html {
  const { all = 0, PASS = 0, FAIL = 0 } = sum;
  const tone: Tone = PASS === all ? 'good' : FAIL > 0 ? 'bad' : 'warn';
  const failed = (lines: ProtocolReport['scenarios'][number]['steps']) =>
    lines.filter(({ outcome }) => outcome === 'FAIL').map(({ id }) => id);
  const links = (title: string, ids: readonly string[]) =>
    ids.length > 0 &&
    html`<p>${title}: ${ids.map((id, index) => html`${index > 0 && ', '}<a href="#${id}">${id}</a>`)}</p>`;
  const open = PASS !== all || (alsoTotals.PASS ?? 0) !== (alsoTotals.all ?? 0);
  return html`<div class="headline ${tone}">
    <p class="decision">${resultLine(sum, format)}</p>
    ${links(
      format.text('protocol.failedSteps'),
      scenarios.flatMap(({ steps }) => failed(steps)),
    )}
    ${links(
      format.text('protocol.failedAlso'),
      scenarios.flatMap(({ also }) => failed(also)),
    )}
    ${bar(REPORT_OUTCOMES.map((outcome) => [OUTCOME_TONES[outcome], sum[outcome] ?? 0, outcomeLabel(outcome, format.language).toLowerCase()]))}
    ${
      open &&
      html`<p class="screen-only">
        <label><input type="checkbox" id="only-open" /> ${format.text('protocol.onlyOpen')}</label>
      </p>`
    }
  </div>`;
}

function head(report: ProtocolReport, format: Formatter): Html {
  const { target } = report;
  return facts([
    [
      format.text('release.target'),
      `${target.baseUrl || format.text('release.nowhere')}${target.kind === 'sandbox' ? ` (${format.text('release.sandbox')})` : ''}`,
    ],
    [format.text('release.build'), target.version ?? format.text('release.unknown')],
    [format.text('release.date'), `${format.dateTime(new Date(report.startedAt))}`],
    [format.text('protocol.zone'), report.timeZone],
    [format.text('protocol.durationOfRun'), format.duration(report.durationMs)],
    [
      format.text('release.secondRun'),
      report.secondRun === null ? undefined : format.text('protocol.secondRun', report.secondRun),
    ],
    [
      format.text('protocol.doneBy'),
      `${format.text('protocol.suite')}${report.suite === null ? '' : ` ${report.suite.slice(0, 9)}`}`,
    ],
  ]);
}

function totals(report: ProtocolReport, format: Formatter): Html {
  const label = (outcome: (typeof REPORT_OUTCOMES)[number]) => outcomeLabel(outcome, format.language);
  const steps = format.text('protocol.steps');
  const cells = (of: Totals) => [
    html`<td class="number" data-label="${steps}:">${of.all ?? 0}</td>`,
    ...REPORT_OUTCOMES.map((outcome) => {
      const count = of[outcome] ?? 0;
      return html`<td class="number${count === 0 && ' zero'}" data-label="${label(outcome)}:">${count}</td>`;
    }),
  ];
  const row = (name: Fragment, of: Totals, sum = false) =>
    html`<tr${sum && html` class="sum"`}><td>${name}</td>${cells(of)}</tr>`;
  return html`<table class="stack figures">
    <thead>
      <tr>
        <th>${format.text('protocol.scenario')}</th>
        <th class="number">${steps}</th>
        ${REPORT_OUTCOMES.map((outcome) => html`<th class="number">${label(outcome)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${report.scenarios.map((one) => row(html`<a href="#${one.id}">${one.id}</a> ${one.title[format.language]}`, one.totals))}
      ${row(format.text('protocol.sum'), report.totals, true)}
      ${row(html`${format.text('protocol.also')} <span class="soft small">(${format.text('protocol.alsoNote')})</span>`, report.alsoTotals)}
    </tbody>
  </table>`;
}

function table(of: readonly ReportLine[], format: Formatter, embed: Embed): Html {
  const label = (key: 'number' | 'who' | 'step' | 'expected' | 'outcome' | 'time') => format.text(`protocol.${key}`);
  return html`<table class="stack lines">
    <thead>
      <tr>
        <th>${label('number')}</th>
        <th>${label('who')}</th>
        <th>${label('step')}</th>
        <th>${label('expected')}</th>
        <th>${label('outcome')}</th>
        <th>${label('time')}</th>
      </tr>
    </thead>
    <tbody>
      ${of.map((line) => [row(line, format), evidence(line, format, embed)])}
    </tbody>
  </table>`;
}

function row(line: ReportLine, format: Formatter): Html {
  const { language } = format;
  const note = noteOf(line, format);
  const linked = line.blockedBy === null ? note : html`<a href="#${line.blockedBy}">${note}</a>`;
  const time =
    line.startedAt !== null &&
    html`${format.time(new Date(line.startedAt))} <span class="soft">${format.duration(line.durationMs)}</span>`;
  const classes = [hasEvidence(line) ? 'open' : '', isQuiet(line.outcome) ? 'quiet' : ''].filter(Boolean).join(' ');
  return html`<tr id="${line.id}" ${classes !== '' && html` class="${classes}"`}>
    <td class="id"><b>${line.id}</b></td>
    <td class="who">${roleLabel(line.role, language)}</td>
    <td>${prose(line.step[language])}</td>
    <td class="soft">${prose(line.expected[language])}</td>
    <td class="outcome">
      ${mark(OUTCOME_TONES[line.outcome], outcomeLabel(line.outcome, language))}${note !== '' && html` <span class="small soft">${linked}</span>`}
    </td>
    <td class="time small">${time}</td>
  </tr>`;
}

/** Renders the evidence in a separate row below the step, because the screenshot needs the width. */
function evidence(line: ReportLine, format: Formatter, embed: Embed): Fragment {
  if (!hasEvidence(line)) return undefined;
  return html`<tr class="evidence">
    <td colspan="6">${seen(line, format, embed)}</td>
  </tr>`;
}

function seen(line: ReportLine, format: Formatter, embed: Embed): Html {
  // The reason of a skipped step is no failure, and has no data.
  const reason = line.text === null && line.seen !== null && line.outcome === 'SKIPPED';
  return html`<div class="seen ${OUTCOME_TONES[line.outcome]}">
    ${line.text !== null && html`<p><b>${format.text('release.seen')}:</b> ${line.text[format.language]}</p>`}
    ${reason ? html`<p lang="en"><q>${firstSentence(line.seen ?? '')}</q></p>` : original(firstSentence(line.seen ?? ''), format)}
    ${line.screenshot !== null && html`<a class="picture" href="${line.screenshot}"><img src="${embed(line.screenshot)}" alt="${format.text('protocol.screenshotOf', { id: line.id })}" /></a>`}
    ${line.trace !== null && html`<p class="small"><a href="${line.trace}">${format.text('release.trace')}</a></p>`}
  </div>`;
}

function hasEvidence(line: ReportLine): boolean {
  return (
    line.outcome !== 'PASS' &&
    !isUnprepared(line) &&
    line.blockedBy === null &&
    (line.seen !== null || line.screenshot !== null)
  );
}

/** Returns whether the switch “only failed and blocked” hides a line. */
function isQuiet(outcome: ReportLine['outcome']): boolean {
  return outcome === 'PASS' || outcome === 'SKIPPED' || outcome === 'NOT RUN';
}
