/** The likely cause of a failure, guessed from its wording and the request that belongs to it. */
import type { Language } from '../sheet/language';

export type Guess =
  | 'crash' | 'session' | 'ration' | 'between' | 'unwell' | 'server' | 'lie' | 'refused' | 'silent' | 'missing' | 'different' | 'health' | 'leftovers' | 'time'
  | 'code' | 'unclear';

/** By wording; the first that fits counts. The messages are the suite's own, so their wording can be relied on. */
const BY_WORDING: readonly (readonly [Guess, RegExp])[] = [
  ['unwell', /^The platform at |^No platform|does not look like THE_BOT|no platform is running/],
  ['code', /\b(?:TypeError|ReferenceError|SyntaxError|RangeError|ZodError)\b|strict mode violation|does not declare it in about|This test runs .+ twice|Fixture "|^the scenario ended before this step/],
  ['crash', /crashed into its error screen/],
  ['session', /the session is not \(or no longer\) accepted|was ended from outside/],
  ['ration', /→ 429|answered 429/],
  ['lie', /The success message is untrue/],
  ['leftovers', /Left behind on the platform/],
  ['health', /Something went wrong in a page beside/],
  ['silent', /sent no request to/],
  ['time', /Test timeout of|did not come to an end/],
];
const BY_LATER_WORDING: readonly (readonly [Guess, RegExp])[] = [
  ['refused', /→ 4\d\d|answered 4\d\d/],
  ['missing', /^Not possible:|does not offer it|did not open/],
  ['different', /is not shown|The page shows|expect\(|is not the sent|not as it should|not right/],
];

/** @param status of the request that belongs to the failure; null when it got no answer */
export function guessOf(message: string, status: number | null, hasRequest: boolean): Guess {
  const first = BY_WORDING.find(([, wording]) => wording.test(message))?.[0];
  if (first !== undefined && !(first === 'lie' && status !== null && status >= 500)) return first;
  if (hasRequest && (status === null || [502, 503, 504].includes(status))) return 'between';
  if (status !== null && status >= 500) return 'server';
  return BY_LATER_WORDING.find(([, wording]) => wording.test(message))?.[0] ?? 'unclear';
}

export const GUESS_TEXTS: Record<Guess, Record<Language, string>> = {
  crash: {
    en: 'The code of this page throws while it draws itself. The trace’s console shows the error.',
    ru: 'Код этой страницы падает при отрисовке. Ошибка видна в консоли трассы.',
  },
  session: {
    en: 'The session was ended: somebody else signs in with the suite’s account, or the token was revoked. Give the suite accounts of its own.',
    ru: 'Сессия завершена: под учётной записью набора входит кто-то ещё или токен отозван. Выделите набору собственные учётные записи.',
  },
  ration: {
    en: 'The platform refused for too many attempts from one address. Somebody else signs in from here, or its limit is lower than documented.',
    ru: 'Платформа отказала из-за слишком частых попыток с одного адреса: кто-то ещё входит отсюда, либо лимит ниже заявленного.',
  },
  between: {
    en: 'The answer came from something in between (proxy, load balancer), or none came at all. Check with `npm run doctor`, then the server’s own log: is the request in it?',
    ru: 'Ответил посредник (прокси, балансировщик), либо ответа не было вовсе. Проверьте `npm run doctor`, затем журнал сервера: есть ли в нём этот запрос?',
  },
  unwell: { en: 'The platform could not be tested. `npm run doctor` says where it fails.', ru: 'Платформу нельзя было проверить. `npm run doctor` покажет, где сбой.' },
  server: {
    en: 'The server fails while it handles this request. Its error log at that time has the reason.',
    ru: 'Сервер падает при обработке этого запроса. Причина — в журнале ошибок за это время.',
  },
  lie: {
    en: 'The page reports success without looking at the server’s answer; the server refused.',
    ru: 'Страница сообщает об успехе, не глядя на ответ сервера; сервер отказал.',
  },
  refused: {
    en: 'The server refuses what the protocol says it must accept: changed rules of validation or of access.',
    ru: 'Сервер отказывает в том, что по протоколу обязан принять: изменились правила проверки или доступа.',
  },
  silent: {
    en: 'The control does nothing: the page sends no request when it is pressed.',
    ru: 'Элемент управления ничего не делает: страница не отправляет запрос.',
  },
  missing: {
    en: 'The page does not have this control or text, or it is called differently now.',
    ru: 'На странице нет такого элемента или текста, либо он теперь называется иначе.',
  },
  different: {
    en: 'The page shows something else than the server was given. Compare the server’s answer in the trace with the picture.',
    ru: 'Страница показывает не то, что было сохранено. Сравните ответ сервера в трассе со снимком.',
  },
  health: {
    en: 'Beside what the case looks at, a page threw an error or got a server fault.',
    ru: 'Помимо проверяемого, на странице произошла ошибка кода или сервера.',
  },
  leftovers: { en: 'What the test had made could not be removed again.', ru: 'Созданное тестом не удалось удалить.' },
  time: { en: 'Something hangs: the last step in the trace is the one that did not come to its end.', ru: 'Что-то зависло: последний шаг трассы не завершился.' },
  code: { en: 'A fault of the suite itself, not of the platform.', ru: 'Ошибка самого набора тестов, а не платформы.' },
  unclear: { en: 'Not clear from the message; look at picture and trace.', ru: 'Из сообщения не ясно; смотрите снимок и трассу.' },
};
