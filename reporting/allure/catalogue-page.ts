/** Renders the manual protocol as a page next to the Allure report. The report links its case ids to this page. */
import { SCENARIOS, casesOf } from '../../suite/catalogue';
import { html } from '../html/html';
import type { Language } from '../html/language';
import { page } from '../html/page';
import { roleLabel } from '../html/words';

/** File name of the page in the folder of the whole report; each Allure plugin has its own folder below. */
export const CATALOGUE_PAGE = 'cases.html';

const TEXTS: Record<Language, { title: string; number: string; who: string; step: string; expected: string; priority: string }> = {
  en: { title: 'The manual protocol', number: 'No.', who: 'Who', step: 'Case', expected: 'Expected', priority: 'Priority' },
  ru: { title: 'Ручной протокол', number: '№', who: 'Кто', step: 'Случай', expected: 'Ожидается', priority: 'Важность' },
};

export function cataloguePage(language: Language): string {
  const texts = TEXTS[language];
  const sections = SCENARIOS.map(({ id, title }) => ({ id, title, cases: casesOf(id) })).filter(({ cases }) => cases.length > 0);
  const body = html`<h1>${texts.title}</h1>
${sections.map(
  ({ id, title, cases }) => html`<h2 id="${id}">${id} · ${title[language]}</h2>
<table class="stack"><thead><tr><th>${texts.number}</th><th>${texts.who}</th><th>${texts.step}</th><th>${texts.expected}</th><th>${texts.priority}</th></tr></thead>
<tbody>${cases.map((one) => html`<tr id="${one.id}"><td class="id"><b>${one.id}</b></td><td>${roleLabel(one.performer, language)}</td><td>${one.wording[language]}</td><td class="soft">${one.expectation[language]}</td><td>${one.priority}</td></tr>`)}</tbody></table>`,
)}`;
  return page({ language, title: texts.title, body });
}
