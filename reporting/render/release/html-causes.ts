/**
 * Renders one card per cause: observed behaviour, location, likely cause, affected cases, and the command to repeat
 * them.
 */
import { isCaseId } from '../../../suite/catalogue';
import { html, type Fragment, type Html } from '../parts/html';
import type { Formatter } from '../../text/language';
import { mark, original, prose } from '../parts/page';
import { roleLabel } from '../../text/words';
import { beyondTitle, caseName, protocolLink } from './case-links';
import { causeCases, concernedRoles, listedBlocked, sinceText, whoseTurn } from './headline';
import type { ReleaseReport, ReportCase, ReportCause } from './report';
import { CAUSE_TONES } from './tones';

/** Returns a screenshot as a URL that is embedded in the page. */
export type Embed = (place: string) => string;

/** Maximum number of failed cases of a cause that are listed in full. */
const LISTED = 6;

/** Returns the anchor of a cause's card. */
export function anchorOf(cause: ReportCause, { causes }: Pick<ReleaseReport, 'causes'>): string {
  return `cause-${causes.indexOf(cause) + 1}`;
}

/** @param folded whether only its title and numbers are shown until a reader opens it */
export function causeCard(
  cause: ReportCause,
  report: ReleaseReport,
  format: Formatter,
  embed: Embed,
  folded = false,
): Html {
  const title = html`<h3 class="seen ${CAUSE_TONES[cause.verdict]}">${prose(cause.title[format.language])}</h3>`;
  const about = html`${mark(CAUSE_TONES[cause.verdict], format.text(`cause.${cause.verdict}`))} <b>${cause.priority}</b>
    <span class="soft">${causeCases(cause, format)}</span> <code class="soft">${anchorOf(cause, report)}</code>`;
  return folded
    ? html`<details class="card folded" id="${anchorOf(cause, report)}">
        <summary>
          <h4>${prose(cause.title[format.language])}</h4>
          <span class="small">${about}</span>
        </summary>
        ${cardBody(cause, report, format, embed)}
      </details>`
    : html`<article class="card" id="${anchorOf(cause, report)}">
        <p>${about}</p>
        ${title} ${cardBody(cause, report, format, embed)}
      </article>`;
}

function cardBody(cause: ReportCause, report: ReleaseReport, format: Formatter, embed: Embed): Html {
  const { language } = format;
  const withScreenshot = cause.failed.find((one) => one.screenshot !== null);
  const rest = cause.failed.length - LISTED;
  const roles = concernedRoles(cause, format);
  const label = (key: 'likely' | 'whose' | 'since' | 'check' | 'roles') =>
    html`<span class="soft">${format.text(`release.${key}`)}:</span>`;
  return html`${where(cause, format)}
    <p>${label('likely')} ${prose(cause.likely[language])}</p>
    <p>
      ${roles !== '' && html`${label('roles')} ${roles}. `}${label('whose')}
      ${whoseTurn(cause, format)}.${report.changes !== null && html` ${label('since')} ${sinceText(cause, report, format)}.`}
    </p>
    ${cause.check !== null && html`<p>${label('check')} ${cause.check.text[language]}</p>`}
    ${original(cause.seen, format)}
    ${
      cause.failed.length > 0 &&
      html`<h4>${format.text('release.failedCases')}</h4>
        <ul class="cases">
          ${cause.failed.slice(0, LISTED).map((one) => caseLine(one, cause, format))}${
            rest > 0 &&
            html`<li class="soft">
              <details>
                <summary>${format.text('release.more', { count: rest })}</summary>
                <ul class="cases">
                  ${cause.failed.slice(LISTED).map((one) => caseLine(one, cause, format))}
                </ul>
              </details>
            </li>`
          }
        </ul>`
    }
    ${listedBlocked(cause).length > 0 && html`<div><span class="soft">${format.text('release.blockedCases', { count: cause.blocked.length })}:</span> ${ids(cause.blocked, report, format)}</div>`}
    ${withScreenshot?.screenshot != null && html`<a class="picture" href="${withScreenshot.screenshot}"><img src="${embed(withScreenshot.screenshot)}" alt="${format.text('release.pictureOf', { id: withScreenshot.id })}" /></a>`}
    ${
      cause.repeat !== null &&
      html`<p class="small soft">${format.text('release.repeat')}</p>
        <code class="command">${cause.repeat}</code>`
    } `;
}

function where(cause: ReportCause, format: Formatter): Fragment {
  const parts: Fragment[] = [];
  if (cause.request !== null)
    parts.push(
      html`<span class="soft">${format.text('release.request')}:</span>
        <code>${cause.request} → ${cause.status ?? format.text('release.noAnswer')}</code
        >${cause.answer !== null && html` <code class="soft">${cause.answer}</code>`}`,
    );
  if (cause.page !== null)
    parts.push(html`<span class="soft">${format.text('release.page')}:</span> <code>${cause.page}</code>`);
  return parts.map((part) => html`<p>${part}</p>`);
}

function caseLine(one: ReportCase, cause: ReportCause, format: Formatter): Html {
  const { language } = format;
  const links = [
    one.screenshot !== null && html` <a href="${one.screenshot}">${format.text('release.screenshot')}</a>`,
    one.trace !== null && html` <a href="${one.trace}">${format.text('release.trace')}</a>`,
  ];
  const beyond = beyondTitle(one.text?.[language] ?? '', cause.title[language]);
  const own = beyond !== '' && html`<br /><span class="small">${prose(beyond)}</span>`;
  const message = one.seen !== cause.seen && original(one.seen, format);
  const known = one.status === 'known' && html` ${mark('known', format.text('cause.known'))}`;
  const link = protocolLink(one.id, format);
  // A test beyond the protocol is known by its title; its file is for the person who opens it.
  const name = isCaseId(one.id)
    ? html`<b>${link === undefined ? one.id : html`<a href="${link}">${one.id}</a>`}</b>
        <span class="soft">${one.priority}</span> ${roleLabel(one.role, language)} ${prose(one.title[language])}`
    : html`<b>${one.title[language]}</b> <span class="soft">${one.priority}</span>`;
  const place = !isCaseId(one.id) && html`<br /><code class="small soft">${one.id.split(' › ')[0]}</code>`;
  return html`<li>${name}${known}${links}${own}${place}${message}</li>`;
}

/** Renders all ids, collapsed when there are many. */
function ids(list: readonly string[], report: ReleaseReport, format: Formatter): Html {
  const names = (part: readonly string[]) =>
    part.map((id, index) => html`${index > 0 && ', '}${caseName(id, report, format)}`);
  return list.length <= 30
    ? html`${names(list)}`
    : html`<details>
        <summary>${list.slice(0, 20).join(', ')} …</summary>
        ${names(list)}
      </details>`;
}
