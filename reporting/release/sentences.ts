/**
 * Describes a cause in one sentence for a product owner: the user, the action that fails, and the platform's
 * behaviour.
 */
import { caseById, isCaseId } from '../../suite/catalogue';
import { API_FIELD, type RespondedRequest, type Failure } from '../../suite/failure/failure';
import type { Language } from '../html/language';
import { roleLabel } from '../html/words';
import { rootRequest } from './cause-key';
import type { Cause } from './causes';
import { controlWords, pageWords } from './page-words';
import { purposeOf, type ByLanguage } from './purposes';

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
export function sentenceOf({ failure, check, failed = [] }: Pick<Cause, 'failure' | 'check'> & { failed?: readonly { caseResult: DescribedCase }[] }): ByLanguage {
  const expected = isOfOneCase(failure) ? expectationOf(failed[0]?.caseResult) : undefined;
  const text: ByLanguage = expected ?? { en: sentence(failure, 'en'), ru: sentence(failure, 'ru') };
  if (check?.outcome !== 'suite') return text;
  return { en: `The suite's own request is at fault: ${lower(suiteFault(failure, 'en'))}`, ru: `Ошибка самого набора тестов: ${lower(suiteFault(failure, 'ru'))}` };
}

/** Returns whether only the case knows what is wrong: the failure is about a value, and neither request nor control. */
function isOfOneCase(failure: Failure): boolean {
  const { code, control } = failure;
  if (rootRequest(failure) !== undefined) return false;
  if (code === 'not-refused') return true;
  // What is missing has no name that the platform shows.
  if (code === 'control-missing') return control === undefined || control.kind === 'place' || (control.kind === 'row' && !control.names.some(isOfThePlatform)) || control.kind === 'value';
  if (code !== 'different' || control?.kind === API_FIELD) return false;
  return control === undefined || control.kind === 'value' || control.kind === 'place' || (control.kind === 'message' && !control.names.some(isOfThePlatform));
}

/** Returns the sentence of a case whose expectation, or of a test beyond the protocol whose title is not met. */
function expectationOf(described: DescribedCase | undefined): ByLanguage | undefined {
  if (described === undefined) return undefined;
  const { id, title, titleRu } = described;
  if (!isCaseId(id)) return title === undefined ? undefined : { en: `Not met: «${withoutScenarios(title)}»`, ru: `Не выполняется: «${titleRu ?? withoutScenarios(title)}»` };
  const { performer, wording, expectation } = caseById(id);
  return {
    en: `Not met: «${expectation.en}», when ${performer === 'anyone' ? 'somebody' : `the ${roleLabel(performer, 'en')}`} ${wording.en}`,
    ru: `Не выполняется: «${expectation.ru}», когда ${performer === 'anyone' ? 'пользователь' : roleLabel(performer, 'ru')} ${wording.ru}`,
  };
}

/** Removes the ids of scenarios at the start of a title. */
function withoutScenarios(title: string): string {
  return title.replace(/^(?:[A-Z]{1,2}\d{0,2} )+/, '');
}

/** Returns whether a name is what the platform shows; descriptions of the suite are in English. */
function isOfThePlatform(name: string): boolean {
  return /[а-яё]/i.test(name);
}

function sentence(failure: Failure, language: Language): string {
  const request = rootRequest(failure);
  return request === undefined ? pageSentence(failure, language) : requestSentence(failure, request, language);
}

function requestSentence(failure: Failure, request: RespondedRequest, language: Language): string {
  const ru = language === 'ru';
  const { code, page } = failure;
  const { en, ru: pageRu } = pageWords(page);
  const response = responseWords(request.status, language);
  if (code === 'page-data') return ru ? `${upper(pageRu)} не загружает данные: на её запрос платформа ${response}` : `${upper(en)} cannot load its data: its request is ${passive(request.status)}`;
  if (code === 'page-crashed') return ru ? `${upper(pageRu)} падает с экраном ошибки: на её запрос платформа ${response}` : `${upper(en)} crashes: its request is ${passive(request.status)}`;
  const purpose = purposeOf(request);
  if (code === 'not-refused') {
    const what = purpose?.what[language] ?? failure.purpose;
    if (what === undefined) return ru ? 'Платформа выполняет запрос, в котором обязана отказать' : 'The platform accepts a request that it must refuse';
    return ru ? `Платформа позволяет ${what} тому, у кого нет на это права` : `The platform lets a user ${what} without permission`;
  }
  if (code === 'given-away') {
    if (purpose === undefined) return ru ? 'Платформа отдаёт чужие данные тому, кому их видеть нельзя' : 'The platform discloses private data to a user without permission';
    return ru ? `Платформа отдаёт чужие данные: без права на это можно ${purpose.what.ru}` : `The platform discloses private data: a user without permission can ${purpose.what.en}`;
  }
  if (request.status === 429) return ru ? 'Платформа отказывает из-за слишком частых запросов (429)' : 'The platform refuses because of too many requests (429)';
  if (purpose === undefined) {
    const own = failure.by === 'page';
    if (ru) return `Платформа ${response} на запрос, который нужен ${own ? 'её собственной странице' : 'этим кейсам'}`;
    return `The platform ${response} ${request.status === undefined ? '' : 'to '}a request that ${own ? 'its own page needs' : 'these cases need'}`;
  }
  const { who, what } = purpose;
  if (code === 'not-as-agreed') {
    return ru ? `${who.ru} не может ${what.ru}: платформа соглашается, но отвечает не в том виде, которого ждёт набор тестов` : `${who.en} cannot ${what.en}: the platform agrees, but its answer is not of the form that the suite expects`;
  }
  const lie = code !== 'untrue-success' ? '' : ru ? ', а страница сообщает об успехе' : ', and the page reports success all the same';
  return ru ? `${who.ru} не может ${what.ru}: платформа ${response}${lie}` : `${who.en} cannot ${what.en}: the platform ${response}${request.status === undefined ? '' : ' to it'}${lie}`;
}

function pageSentence(failure: Failure, language: Language): string {
  const ru = language === 'ru';
  const { code, control, page, seen = '' } = failure;
  const words = pageWords(page);
  const on = ru ? words.onRu : `on ${words.en}`;
  const sought = controlWords(control, language);
  switch (code) {
    case 'control-missing':
      return ru ? `${upper(on)} нет ${sought.none}` : `There is no ${sought.none} ${on}`;
    case 'control-unusable':
      return ru ? `${upper(on)} есть ${sought.name}, но пользоваться этим нельзя` : `The ${sought.name} ${on} cannot be used`;
    case 'different':
      if (control?.kind === API_FIELD) return ru ? `API платформы не сообщает, ${sought.name}` : `The platform's API does not tell ${sought.name}`;
      if (control?.kind === 'message') return ru ? `${upper(on)} нет ${sought.none}` : `${upper(words.en)} does not say ${control.names.map((name) => `«${name}»`).join(' or ')}`;
      if (control === undefined || control.kind === 'place') return ru ? `${upper(on)} показано не то, что должно быть` : `${upper(words.en)} does not show what it must`;
      return ru ? `${upper(on)} не так, как должно быть: ${sought.name}` : `${upper(sought.name)} ${on} ${sought.name.endsWith('s') && !sought.name.startsWith('the') ? 'are' : 'is'} not as it must be`;
    case 'page-crashed':
      return ru ? `${upper(words.ru)} падает с экраном ошибки` : `${upper(words.en)} crashes into its error screen`;
    case 'page-data':
      return ru ? `${upper(words.ru)} не загружает данные` : `${upper(words.en)} cannot load its data`;
    case 'page-closed':
      return ru ? 'Окно с этой страницей закрылось раньше времени' : 'The window of this page was closed too early';
    case 'page-forbidden': {
      if (failure.role === undefined) return ru ? 'Платформа показывает «Доступ запрещён» тому, кому доступ положен' : 'The platform shows «Доступ запрещён» to a user who has permission';
      const label = roleLabel(failure.role, language);
      return ru ? `Роль «${label}» не может открыть свои страницы: вместо них показана ${words.ru}` : `The ${label} cannot open the own pages: ${words.en} is shown instead`;
    }
    case 'page-elsewhere': {
      const name = control?.names[0];
      if (name === undefined) return ru ? `Вместо нужной открывается ${words.ru}` : `Instead of the page that was opened, ${words.en} is shown`;
      return ru ? `Не открывается страница «${name}»: вместо неё показана ${words.ru}` : `${upper(/^(?:the|own) /.test(name) ? name : `the ${name}`)} does not open: ${words.en} is shown instead`;
    }
    case 'page-error':
      return ru ? `В коде страницы происходит ошибка: ${words.ru}` : `The code of ${words.en} throws an error`;
    case 'no-request':
      return ru ? `${upper(on)} кнопка ничего не делает: страница не отправляет запрос` : `A control ${on} does nothing: the page sends no request${failure.purpose === undefined ? '' : ` to ${failure.purpose}`}`;
    case 'session-ended':
      return ru ? 'Сессия завершается раньше времени: под этой учётной записью входит кто-то ещё или платформа её не принимает' : 'A session ends too early: somebody else signs in with the account, or the platform does not accept it any more';
    case 'timeout':
      return ru ? `${upper(words.ru)} не отвечает: шаг не завершился` : `A step ${on} does not come to its end`;
    case 'barrier':
      return ru ? 'Часть пользователей не может работать: нарушена доступность интерфейса' : `Some people cannot use ${control?.names[0] ?? 'a page'}: it has accessibility barriers`;
    case 'left-behind':
      return ru ? 'Набор тестов не смог удалить то, что создал' : 'The suite could not remove what it had made';
    case 'platform-away':
      return ru ? 'Платформу нельзя проверить' : 'The platform cannot be tested';
    case 'outage':
      return ru ? `Платформа была недоступна: ${seen}` : `The platform was away: ${seen}`;
    case 'interrupted':
      return ru ? 'Прогон завершили, пока выполнялись эти кейсы' : 'The run was ended while these cases ran';
    case 'worker-lost':
      return ru ? 'Процесс набора тестов был убит, пока выполнялись эти кейсы' : 'A process of the suite was killed while these cases ran';
    case 'browser-lost':
      return ru ? 'Браузер был убит или упал, пока выполнялись эти кейсы' : 'The browser was killed or crashed while these cases ran';
    case 'disk-full':
      return ru ? 'Диск на этой машине не сохранил то, что записывали эти кейсы' : 'The disk of this machine did not store what these cases record';
    case 'rate-limited':
      return ru ? 'Платформа отказывает из-за слишком частых запросов' : 'The platform refuses because of too many requests';
    case 'no-answer':
      return ru ? 'Платформа не отвечает' : 'The platform does not answer';
    case 'suite':
      return ru ? `Ошибка в самом наборе тестов: ${seen}` : `A mistake in the suite itself: ${seen}`;
    case 'blocked':
      return ru ? 'Проверить нельзя: предварительное условие не выполнено' : `It cannot be tried: ${seen}`;
    case 'given-away':
      return ru ? 'Платформа отдаёт чужие данные тому, кому их видеть нельзя' : 'The platform discloses private data to a user without permission';
    case 'not-refused':
      return ru ? 'Платформа выполняет запрос, в котором обязана отказать' : `The platform accepts a request that it must refuse${failure.purpose === undefined ? '' : `: ${failure.purpose}`}`;
    case 'refused':
    case 'server-error':
    case 'untrue-success':
    case 'not-as-agreed':
    case 'unclear':
      return seen === '' ? (ru ? 'Причина неясна' : 'The reason is not clear') : seen;
  }
}

/** Describes the suite's error, for a second request that has shown that the platform works. */
function suiteFault(failure: Failure, language: Language): string {
  const ru = language === 'ru';
  const request = rootRequest(failure);
  if (request === undefined) {
    const page = failure.control?.kind === 'page' ? failure.control.names[0] : undefined;
    return ru ? `страница${page === undefined ? '' : ` «${page}»`} отдаётся платформой, но набор её не узнаёт` : `the platform serves ${page ?? 'the page'}, but the suite does not recognise it`;
  }
  const what = purposeOf(request)?.what[language];
  const aim = what === undefined ? '' : ru ? ` (чтобы ${what})` : ` to ${what}`;
  if (failure.code === 'not-as-agreed') return ru ? `он ждёт от платформы ответа в виде, которого у неё нет${aim}` : `it expects an answer${aim} in a form that the platform does not have`;
  return ru ? `его запрос${aim} платформа ${responseWords(request.status, 'ru')}, хотя сама она работает` : `the platform ${responseWords(request.status, 'en')} to its request${aim}, although it works otherwise`;
}

function responseWords(status: number | undefined, language: Language): string {
  if (status === undefined) return language === 'ru' ? 'не отвечает' : 'does not answer';
  return language === 'ru' ? `отвечает ${status}` : `answers ${status}`;
}

function passive(status: number | undefined): string {
  return status === undefined ? 'not answered' : `answered ${status}`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
