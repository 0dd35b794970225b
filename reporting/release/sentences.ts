/**
 * Describes a cause in one sentence for a product owner: the user, the action that fails, and the platform's
 * behaviour.
 */
import { caseById, isCaseId } from '../../suite/catalogue';
import { API_FIELD, type RespondedRequest, type Failure } from '../../suite/failure/failure';
import { inEach, text, type ByLanguage, type Language, type TextKey } from '../../suite/texts/texts';
import { roleLabel } from '../html/words';
import { oneForm, rootRequest } from './cause-key';
import type { Cause } from './causes';
import { controlWords, pageName, routeName } from './page-words';
import { purposeOf } from './purposes';

/** What a cause tells of its cases. */
interface DescribedCase {
  id: string;
  /** Titles of a test beyond the protocol. */
  title?: string;
  titleRu?: string | undefined;
}

/**
 * @param cause its failure, whether the run found the suite's own request at fault, and its failed cases: a value that
 *   is wrong is described by what the first of them expects
 */
export function sentenceOf({
  failure,
  check,
  failed = [],
}: Pick<Cause, 'failure' | 'check'> & { failed?: readonly { caseResult: DescribedCase }[] }): ByLanguage {
  const expected = isOfOneCase(failure) ? expectationOf(failed[0]?.caseResult) : undefined;
  if (check?.outcome === 'suite')
    return inEach('sentence.suiteFault', (language) => ({ what: lower(suiteFault(failure, language)) }));
  return expected ?? { en: sentence(failure, 'en'), ru: sentence(failure, 'ru') };
}

/** Returns whether only the case knows what is wrong: the failure is about a value, and neither request nor control. */
function isOfOneCase(failure: Failure): boolean {
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
    control.kind === 'value' ||
    control.kind === 'place' ||
    (control.kind === 'message' && !control.names.some(isOfThePlatform))
  );
}

/** Returns the sentence of a case whose expectation, or of a test beyond the protocol whose title is not met. */
function expectationOf(described: DescribedCase | undefined): ByLanguage | undefined {
  if (described === undefined) return undefined;
  const { id, title, titleRu } = described;
  if (!isCaseId(id)) {
    if (title === undefined) return undefined;
    const titles: ByLanguage = { en: withoutScenarios(title), ru: titleRu ?? withoutScenarios(title) };
    return inEach('sentence.title', (language) => ({ title: nested(titles[language]) }));
  }
  const { performer, wording, expectation } = caseById(id);
  return inEach('sentence.expectation', (language) => ({
    expectation: nested(expectation[language]),
    who: text(language, 'sentence.who', { role: performer, label: roleLabel(performer, language) }),
    wording: wording[language],
  }));
}

/** Changes the quotation marks of a text that is quoted itself. */
function nested(quoted: string): string {
  return quoted.replaceAll('«', '„').replaceAll('»', '“');
}

/** Removes the ids of scenarios at the start of a title. */
export function withoutScenarios(title: string): string {
  return title.replace(/^(?:(?:[A-Z]{1,2}\d{0,2}|SE\.[a-e]) )+/, '');
}

/** Returns whether a name is what the platform shows; descriptions of the suite are in English. */
function isOfThePlatform(name: string): boolean {
  return /[а-яё]/i.test(name);
}

function sentence(failure: Failure, language: Language): string {
  const request = rootRequest(failure);
  return upper(request === undefined ? pageSentence(failure, language) : requestSentence(failure, request, language));
}

/** Values of a message that tells the response of the platform. */
function responseValues(status: number | undefined): { response: string; status: string } {
  return { response: status === undefined ? 'none' : 'status', status: String(status ?? '') };
}

function requestSentence(failure: Failure, request: RespondedRequest, language: Language): string {
  const { code, page } = failure;
  const response = responseValues(request.status);
  if (code === 'page-data' || code === 'page-crashed')
    return text(language, `sentence.${code}.request`, { page: pageName(page, 'name', language), ...response });
  const purpose = purposeOf(request);
  if (code === 'not-refused') {
    const what = purpose?.what[language] ?? (language === 'en' ? failure.purpose : undefined);
    return what === undefined ? text(language, 'sentence.openUnknown') : text(language, 'sentence.open', { what });
  }
  if (code === 'given-away')
    return purpose === undefined
      ? text(language, 'sentence.leakUnknown')
      : text(language, 'sentence.leak', { what: purpose.what[language] });
  if (request.status === 429) return text(language, 'sentence.tooMany');
  if (purpose === undefined)
    return text(language, 'sentence.unknownRequest', { ...response, by: failure.by ?? 'suite' });
  const subject = { who: purpose.who[language], what: purpose.what[language] };
  if (code === 'not-as-agreed') return text(language, 'sentence.schema', subject);
  return text(language, 'sentence.cannot', {
    ...subject,
    ...response,
    untrue: code === 'untrue-success' ? 'yes' : 'no',
  });
}

function pageSentence(failure: Failure, language: Language): string {
  const { code, control, page, seen = '' } = failure;
  const sought = controlWords(control, language);
  const words = { page: pageName(page, 'name', language), on: pageName(page, 'on', language) };
  const known = { seen, known: seen === '' ? 'no' : 'yes' };
  const say = (key: TextKey, values: Record<string, string> = {}) => text(language, key, { ...words, ...values });
  switch (code) {
    case 'control-missing':
      return say('sentence.control-missing', { control: sought.none });
    case 'control-unusable':
      return say('sentence.control-unusable', { control: sought.name });
    case 'different':
      return differentSentence(failure, language, say);
    case 'page-crashed':
    case 'page-data':
    case 'page-closed':
    case 'page-error':
    case 'session-ended':
    case 'timeout':
    case 'left-behind':
    case 'platform-away':
    case 'rate-limited':
    case 'no-answer':
    case 'interrupted':
    case 'worker-lost':
    case 'browser-lost':
    case 'browser-server-lost':
    case 'disk-full':
      return say(`sentence.${code}`);
    case 'page-forbidden':
      return failure.role === undefined
        ? say('sentence.page-forbidden.unknown')
        : say('sentence.page-forbidden', { role: roleLabel(failure.role, language) });
    case 'page-elsewhere': {
      const name = control?.names[0];
      if (name === undefined) return say('sentence.page-elsewhere.unknown');
      return say('sentence.page-elsewhere', {
        name: language === 'en' && !/^(?:the|own) /.test(name) ? `the ${name}` : routeName(name, language),
      });
    }
    case 'no-request':
      return say('sentence.no-request', { purpose: failure.purpose ?? 'none' });
    case 'barrier':
      return say('sentence.barrier', { name: control?.names[0] ?? 'a page' });
    case 'outage':
      return say('sentence.outage', { outage: language === 'ru' ? (failure.seenRu ?? seen) : seen });
    case 'suite':
      return say('sentence.suite', known);
    case 'blocked':
      return say('sentence.blocked', known);
    case 'given-away':
      return say('sentence.leakUnknown');
    case 'not-refused':
      return language === 'en' && failure.purpose !== undefined
        ? `${say('sentence.openUnknown')}: ${failure.purpose}`
        : say('sentence.openUnknown');
    case 'refused':
    case 'server-error':
    case 'untrue-success':
    case 'not-as-agreed':
    case 'unclear':
      return language === 'en' && seen !== '' ? seen : say('sentence.unclear', known);
  }
}

function differentSentence(
  { control, request }: Failure,
  language: Language,
  say: (key: TextKey, values?: Record<string, string>) => string,
): string {
  const sought = controlWords(control, language);
  if (request !== undefined)
    return say('sentence.contradiction', {
      request: `${request.method} ${oneForm(request.path)}`,
      field: `«${control?.names.join(', ') ?? ''}»`,
    });
  if (control?.kind === API_FIELD) return say('sentence.apiField', { field: sought.name });
  if (control?.kind === 'message')
    return say('sentence.noMessage', {
      control: sought.none,
      names: control.names.map((name) => `«${name}»`).join(text(language, 'sentence.or')),
    });
  if (control === undefined || control.kind === 'place') return say('sentence.differentPage');
  return say('sentence.different', {
    control: sought.name,
    many: sought.name.endsWith('s') && !sought.name.startsWith('the') ? 'yes' : 'no',
  });
}

/** Describes the suite's error, for a second request that has shown that the platform works. */
function suiteFault(failure: Failure, language: Language): string {
  const request = rootRequest(failure);
  if (request === undefined) {
    const page = failure.control?.kind === 'page' ? failure.control.names[0] : undefined;
    return text(language, 'sentence.suite.page', {
      page: page === undefined ? 'the page' : routeName(page, language),
      known: page === undefined ? 'no' : 'yes',
    });
  }
  const aim = purposeOf(request)?.what[language] ?? 'none';
  return text(language, failure.code === 'not-as-agreed' ? 'sentence.suite.schema' : 'sentence.suite.request', {
    aim,
    ...responseValues(request.status),
  });
}

/** Longer values are left to the original message. */
const LONGEST_VALUE = 120;

/**
 * Describes the failure of one case: what is wrong, and expected and actual value where they are known.
 * @param described the case, by whose expectation a wrong value is described
 */
export function failureText(failure: Failure, described: DescribedCase): ByLanguage {
  const what = sentenceOf({ failure, check: undefined, failed: [{ caseResult: described }] });
  const { code, expected, seen } = failure;
  if (
    code !== 'different' ||
    failure.control?.kind === API_FIELD ||
    expected === undefined ||
    seen === undefined ||
    expected.length + seen.length > LONGEST_VALUE
  )
    return what;
  const values = { expected: unquoted(expected), seen: unquoted(seen) };
  return inEach('list.sentences', (language) => ({
    first: what[language],
    second: text(language, 'sentence.values', values),
  }));
}

/** Removes the quotation marks of a string in JSON: the sentence has its own. */
function unquoted(value: string): string {
  return value.replace(/^"(.*)"$/s, '$1');
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
