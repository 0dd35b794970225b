/** Renders the manual protocol as a page next to the Allure report. The report links its case ids to this page. */
import { SCENARIOS, casesOf } from '../../../suite/catalogue';
import { html } from '../parts/html';
import { text, type Language, type TextKey } from '../../../suite/texts/texts';
import { page, prose } from '../parts/page';
import { roleLabel } from '../../text/words';

/** File name of the page in the folder of the whole report; each Allure plugin has its own folder below. */
export const CATALOGUE_PAGE = 'cases.html';

export function cataloguePage(language: Language): string {
  const label = (key: TextKey) => text(language, key);
  const sections = SCENARIOS.map(({ id, title }) => ({ id, title, cases: casesOf(id) })).filter(
    ({ cases }) => cases.length > 0,
  );
  const body = html`<h1>${label('allure.catalogue')}</h1>
    ${sections.map(
      ({ id, title, cases }) =>
        html`<h2 id="${id}">${id} · ${title[language]}</h2>
          <table class="stack">
            <thead>
              <tr>
                <th>${label('protocol.number')}</th>
                <th>${label('protocol.who')}</th>
                <th>${label('allure.case')}</th>
                <th>${label('protocol.expected')}</th>
                <th>${label('allure.priority')}</th>
              </tr>
            </thead>
            <tbody>
              ${cases.map(
                (one) =>
                  html`<tr id="${one.id}">
                    <td class="id"><b>${one.id}</b></td>
                    <td>${roleLabel(one.performer, language)}</td>
                    <td>${prose(one.wording[language])}</td>
                    <td class="soft">${prose(one.expectation[language])}</td>
                    <td>${one.priority}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`,
    )}`;
  return page({ language, title: label('allure.catalogue'), body });
}
