/** The manual protocol as a page beside the Allure report: what the case ids of the report link to. */
import { SCENARIOS, casesOf } from '../../fixtures/catalogue';
import { html } from '../html/html';
import type { Language } from '../html/language';
import { page } from '../html/page';
import { roleLabel } from '../html/words';

/** Its name, in the folder of the whole report; each plugin of Allure has a folder of its own below. */
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
