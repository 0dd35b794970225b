/** Links from the release report to the lines of the protocol, and names of tests beyond it. */
import { caseById, isCaseId } from '../../../suite/catalogue';
import { html, type Html } from '../parts/html';
import type { ByLanguage } from '../../../suite/texts/texts';
import type { Formatter } from '../../text/language';
import type { ReleaseReport } from './report';

/** Returns whether the protocol report has a line for a case. */
function isInProtocol(id: string): boolean {
  return isCaseId(id) && /^S\d/.test(caseById(id).scenario);
}

/** Returns the link to the line of a case in the protocol report; undefined for a case that has no line there. */
export function protocolLink(id: string, format: Formatter): string | undefined {
  return isInProtocol(id) ? `${format.file('protocol')}#${id}` : undefined;
}

/** Renders the id of a case with a link to its line; a test beyond the protocol by its title. */
export function caseName(id: string, { titles }: Pick<ReleaseReport, 'titles'>, format: Formatter): Html {
  const link = protocolLink(id, format);
  if (link !== undefined) return html`<a href="${link}">${id}</a>`;
  return html`${plainName(id, { titles }, format)}`;
}

/** Returns what a case's failure says beyond its cause: expected and actual value, or a sentence of its own. */
export function beyondTitle(description: string, cause: string): string {
  // What distinguishes it from a cause with the same sentence.
  const sentence = cause.replace(/ \(`[^`]*`\)$/, '');
  if (description === sentence) return '';
  return description.startsWith(`${sentence}. `) ? description.slice(sentence.length + 2) : description;
}

/** Returns the title of a test for readers, and the file of its spec for whoever opens it. */
export function testName(
  { test, title }: { test: string; title?: ByLanguage | undefined },
  { language }: Pick<Formatter, 'language'>,
): { title: string; file: string } {
  const [file = '', ...titles] = test.split(' › ');
  return { title: title?.[language] ?? titles.join(' › '), file };
}

/** Names a case by its id, a test beyond the protocol by its title. */
export function plainName(id: string, { titles }: Pick<ReleaseReport, 'titles'>, { language }: Formatter): string {
  const title = titles[id];
  return title === undefined ? id : `«${title[language]}»`;
}
