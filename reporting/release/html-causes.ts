/**
 * Renders one card per cause: observed behaviour, location, likely cause, affected cases, and the command to repeat
 * them.
 */
import { html, type Fragment, type Html } from '../html/html';
import type { Formatter } from '../html/language';
import { mark } from '../html/page';
import { roleLabel } from '../html/words';
import type { ReportCase, ReportCause } from './report';
import { CAUSE_TONES, CAUSE_LABELS, type ReleaseTexts } from './texts';

/** Returns a screenshot as a URL that is embedded in the page. */
export type Embed = (place: string) => string;

/** Maximum number of failed cases of a cause that are listed in full. */
const LISTED = 6;

export function causeCard(cause: ReportCause, texts: ReleaseTexts, format: Formatter, embed: Embed): Html {
  const { language } = format;
  const withScreenshot = cause.failed.find((one) => one.screenshot !== null);
  const rest = cause.failed.length - LISTED;
  return html`<article class="card">
<p>${mark(CAUSE_TONES[cause.verdict], CAUSE_LABELS[cause.verdict][language])} <span class="soft">${texts.casesOf(cause.failed.length + cause.blocked.length)}</span></p>
<p class="seen ${CAUSE_TONES[cause.verdict] === 'bad' ? 'bad' : 'warn'}"><b>${cause.title[language]}</b></p>
${where(cause, texts)}
<p><span class="soft">${texts.likely}:</span> ${cause.likely[language]}</p>
${cause.check !== null && html`<p><span class="soft">${texts.check}:</span> ${cause.check.text[language]}</p>`}
${cause.seen !== '' && html`<p class="small soft">${texts.seen}: <span lang="en">${cause.seen}</span></p>`}
${cause.failed.length > 0 && html`<h3>${texts.failedCases}</h3><ul class="cases">${cause.failed.slice(0, LISTED).map((one) => caseLine(one, cause, texts, format))}${rest > 0 && html`<li class="soft">${texts.more(rest)}</li>`}</ul>`}
${cause.blocked.length > 0 && html`<p><span class="soft">${texts.blockedCases(cause.blocked.length)}:</span> ${ids(cause.blocked)}</p>`}
${withScreenshot?.screenshot != null && html`<a class="picture" href="${withScreenshot.screenshot}"><img src="${embed(withScreenshot.screenshot)}" alt="${texts.pictureOf(withScreenshot.id)}"></a>`}
${cause.repeat !== null && html`<p class="small soft">${texts.repeat}</p><code class="command">${cause.repeat}</code>`}
</article>`;
}

function where(cause: ReportCause, texts: ReleaseTexts): Fragment {
  const parts: Fragment[] = [];
  if (cause.request !== null) parts.push(html`<span class="soft">${texts.request}:</span> <code>${cause.request} → ${cause.status ?? texts.noAnswer}</code>${cause.answer !== null && html` <code class="soft">${cause.answer}</code>`}`);
  if (cause.page !== null) parts.push(html`<span class="soft">${texts.page}:</span> <code>${cause.page}</code>`);
  return parts.map((part) => html`<p>${part}</p>`);
}

function caseLine(one: ReportCase, cause: ReportCause, texts: ReleaseTexts, { language }: Formatter): Html {
  const links = [
    one.screenshot !== null && html` <a href="${one.screenshot}">${texts.screenshot}</a>`,
    one.trace !== null && html` <a href="${one.trace}">${texts.trace}</a>`,
  ];
  const own = one.seen !== cause.seen && one.seen !== '' && html`<br><span class="small soft" lang="en">${one.seen}</span>`;
  return html`<li><b>${one.id}</b> <span class="soft">${one.priority}</span> ${roleLabel(one.role, language)} ${one.title[language]}${links}${own}</li>`;
}

/** Renders all ids, collapsed when there are many. */
function ids(list: readonly string[]): Html {
  const text = list.join(', ');
  return list.length <= 30 ? html`${text}` : html`<details><summary>${list.slice(0, 20).join(', ')} …</summary>${text}</details>`;
}
