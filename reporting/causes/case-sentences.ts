/** Describes a cause by a case of its own, where the failure itself names nothing that a product owner knows. */
import { caseById, isCaseId } from '../../suite/catalogue';
import { API_FIELD, type Failure } from '../../suite/failure/failure';
import { inEach, text, type ByLanguage } from '../../suite/texts/texts';
import { roleLabel } from '../text/words';
import { rootRequest } from './cause-key';
import { isOfThePlatform, textSoughtBy } from './page-words';

/** What a cause says about its cases. */
export interface DescribedCase {
  id: string;
  /** Titles of a test beyond the protocol. */
  title?: string;
  titleRu?: string | undefined;
}

/** Returns whether only the case knows what is wrong: the failure is about a value, and neither request nor control. */
export function isOfOneCase(failure: Failure): boolean {
  const { code, control } = failure;
  if (rootRequest(failure) !== undefined) return false;
  if (code === 'not-refused') return true;
  // What is missing has no name that the platform shows.
  if (code === 'control-missing')
    return (
      control === undefined ||
      control.kind === 'place' ||
      (control.kind === 'row' && !control.names.some(isOfThePlatform)) ||
      control.kind === 'value'
    );
  // A comparison of responses names the request.
  if (code !== 'different' || control?.kind === API_FIELD || failure.request !== undefined) return false;
  return (
    control === undefined ||
    ['value', 'place', 'dialog'].includes(control.kind) ||
    (control.kind === 'message' && !control.names.some(isOfThePlatform))
  );
}

/**
 * Returns the sentence of a case whose expectation, or of a test beyond the protocol whose title is not met.
 * @param failed the cases that failed by it; the first one is named, the others are counted
 */
export function expectationOf(
  failure: Failure,
  failed: readonly { caseResult: DescribedCase }[],
): ByLanguage | undefined {
  const described = failed[0]?.caseResult;
  if (described === undefined) return undefined;
  const { id } = described;
  const absent = { ...absentOf(failure), more: failed.length - 1 };
  if (!isCaseId(id)) {
    const titles = titlesOf(described);
    return titles && inEach('sentence.title', (language) => ({ title: nested(titles[language]), ...absent }));
  }
  const { performer, wording, expectation } = caseById(id);
  return inEach('sentence.expectation', (language) => ({
    expectation: nested(expectation[language]),
    who: text(language, 'sentence.who', { role: performer, label: roleLabel(performer, language) }),
    wording: wording[language],
    ...absent,
  }));
}

/** Says that something was looked for and is not there: “only the own child is shown” is not met by too many and by none. */
function absentOf({ code, control }: Failure): Record<'missing' | 'sought', string> {
  if (code !== 'control-missing') return { missing: 'no', sought: '' };
  const sought = control?.kind === 'place' ? textSoughtBy(control.names[0] ?? '') : undefined;
  return sought === undefined ? { missing: 'yes', sought: '' } : { missing: 'named', sought: nested(sought) };
}

/**
 * Returns the sentence of a cause that no case failed by: what could not be tried.
 * @param blocked the cases that it blocked; the first one is named
 * @param why what is missing; empty in a language that has no words for it
 */
export function untriedSentence(
  blocked: readonly { caseResult: DescribedCase }[],
  why: ByLanguage,
): ByLanguage | undefined {
  const first = blocked[0]?.caseResult;
  const titles = first && titlesOf(first);
  if (titles === undefined) return undefined;
  return inEach('sentence.untried', (language) => ({
    title: nested(titles[language]),
    more: blocked.length - 1,
    why: why[language],
    known: why[language] === '' ? 'no' : 'yes',
  }));
}

/** Returns what a case is about; undefined where a record has no title. */
function titlesOf({ id, title, titleRu }: DescribedCase): ByLanguage | undefined {
  if (isCaseId(id)) {
    const { performer, wording } = caseById(id);
    return inEach('list.words', (language) => ({
      first: roleLabel(performer, language),
      second: wording[language],
    }));
  }
  return title === undefined ? undefined : { en: withoutScenarios(title), ru: titleRu ?? withoutScenarios(title) };
}

/** Changes the quotation marks of a text that is quoted itself. */
function nested(quoted: string): string {
  return quoted.replaceAll('«', '„').replaceAll('»', '“');
}

/** Removes the ids of scenarios at the start of a title. */
export function withoutScenarios(title: string): string {
  return title.replace(/^(?:(?:[A-Z]{1,2}\d{0,2}|SE\.[a-e]) )+/, '');
}
