/**
 * Describes a cause in one sentence for a product owner: the user, the action that fails, and the platform's
 * behaviour.
 */
import { API_FIELD, type RespondedRequest, type Failure } from '../../suite/failure/failure';
import { inEach, text, type ByLanguage, type Language, type TextKey } from '../../suite/texts/texts';
import { roleLabel } from '../text/words';
import { rootRequest, shownPath } from './cause-key';
import type { Cause } from './causes';
import { expectationOf, isOfOneCase, untriedSentence, type DescribedCase } from './case-sentences';
import { controlWords, isProse, pageName, routeName, valueName } from './page-words';
import { purposeOf } from './purposes';
import { capitalized } from '../../lib/capitalized';

/**
 * @param cause its failure, whether the run found the suite's own request at fault, and its cases: a value that is wrong
 *   is described by what the first failed case expects, and what only blocks by the first case that it blocks
 */
export function sentenceOf({
  failure,
  check,
  failed = [],
  blocked = [],
}: Pick<Cause, 'failure' | 'check'> & {
  failed?: readonly { caseResult: DescribedCase }[];
  blocked?: readonly { caseResult: DescribedCase }[];
}): ByLanguage {
  if (check?.outcome === 'suite')
    return inEach('sentence.suiteFault', (language) => ({ what: lower(suiteFault(failure, language)) }));
  const own = failed.length > 0 ? expectedBy(failure, failed) : untriedBy(failure, blocked);
  return own ?? { en: sentence(failure, 'en'), ru: sentence(failure, 'ru') };
}

function expectedBy(failure: Failure, failed: readonly { caseResult: DescribedCase }[]): ByLanguage | undefined {
  return isOfOneCase(failure) ? expectationOf(failure, failed) : undefined;
}

function untriedBy(failure: Failure, blocked: readonly { caseResult: DescribedCase }[]): ByLanguage | undefined {
  const { code, seen = '', seenRu = '' } = failure;
  if (code === 'blocked') return untriedSentence(blocked, { en: withoutEnd(seen), ru: withoutEnd(seenRu) });
  // A button that does nothing on a page without a name says nothing of the case.
  if (!isOfOneCase(failure) && !(code === 'no-request' && failure.page === undefined)) return undefined;
  const names = failure.control?.kind === 'value' ? [] : ['known'];
  return untriedSentence(blocked, {
    en: names.length === 0 ? '' : lower(sentence(failure, 'en')),
    ru: names.length === 0 ? '' : lower(sentence(failure, 'ru')),
  });
}

function sentence(failure: Failure, language: Language): string {
  const request = rootRequest(failure);
  return capitalized(
    request === undefined ? pageSentence(failure, language) : requestSentence(failure, request, language),
  );
}

/** Values of a message that names the response of the platform. */
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
      : text(language, 'sentence.leak', { what: purpose.disclosed[language] });
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
  const say: Say = (key, values = {}) => text(language, key, { ...words, ...values });
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
    case 'browser-not-started':
    case 'browser-server-lost':
    case 'disk-full':
    case 'machine-noisy':
    case 'machine-slow':
      return say(`sentence.${code}`);
    case 'page-forbidden':
      return failure.role === undefined
        ? say('sentence.page-forbidden.unknown')
        : say('sentence.page-forbidden', { role: roleLabel(failure.role, language) });
    case 'page-elsewhere':
      return elsewhereSentence(failure, language, say);
    case 'no-request':
      return say('sentence.no-request', { purpose: failure.purpose ?? 'none' });
    case 'barrier':
      return say('sentence.barrier', { name: control?.names[0] ?? 'a page' });
    case 'outage':
      return outageSentence(failure, language, say);
    case 'suite':
    case 'blocked':
      return say(`sentence.${code}`, known);
    case 'given-away':
      return say('sentence.leakUnknown');
    case 'not-refused':
      return openSentence(failure, language, say);
    case 'refused':
    case 'server-error':
    case 'untrue-success':
    case 'not-as-agreed':
    case 'unclear':
      return language === 'en' && seen !== '' ? seen : say('sentence.unclear', known);
  }
}

function openSentence({ purpose }: Failure, language: Language, say: Say): string {
  const open = say('sentence.openUnknown');
  return language === 'en' && purpose !== undefined ? `${open}: ${purpose}` : open;
}

/** What else the outage did is a sentence of its own. */
function outageSentence({ seen = '', seenRu = seen, consequence }: Failure, language: Language, say: Say): string {
  const away = say('sentence.outage', { outage: language === 'ru' ? seenRu : seen });
  return consequence === undefined ? away : `${away}. ${consequence[language]}`;
}

/** Returns a text about the page of a failure, whose name is among the values. */
type Say = (key: TextKey, values?: Record<string, string>) => string;

function elsewhereSentence({ control }: Failure, language: Language, say: Say): string {
  const name = control?.names[0];
  if (name === undefined) return say('sentence.page-elsewhere.unknown');
  return say('sentence.page-elsewhere', {
    name: language === 'en' && !/^(?:the|own) /.test(name) ? `the ${name}` : routeName(name, language),
  });
}

function differentSentence({ control, request }: Failure, language: Language, say: Say): string {
  const sought = controlWords(control, language);
  if (request !== undefined) {
    const field = (control?.names ?? []).map((name) => valueName(name, language)).filter(Boolean);
    return say('sentence.contradiction', {
      request: `${request.method} ${shownPath(request.path)}`,
      field: field.map((name) => `«${name}»`).join(', ') || 'none',
    });
  }
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
const MAX_VALUE_LENGTH = 120;

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
    expected.length + seen.length > MAX_VALUE_LENGTH
  )
    return what;
  const values = {
    expected: withoutJsonQuotes(expected),
    seen: withoutJsonQuotes(seen),
    none: ['undefined', 'null', '""'].includes(seen) ? 'yes' : 'no',
  };
  // What the suite calls a value is in English; the original message has it.
  if (isProse(values.expected) || isProse(values.seen)) return what;
  return inEach('list.sentences', (language) => ({
    first: what[language],
    second: text(language, 'sentence.values', values),
  }));
}

/** Removes the quotation marks of a string in JSON: the sentence has its own. A message may hold only its first line. */
function withoutJsonQuotes(value: string): string {
  return value.length > 1 ? value.replace(/^"|"$/g, '') : value;
}

/** Removes the full stop of a sentence that another one contains. */
function withoutEnd(text: string): string {
  return text.replace(/\.$/, '');
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
