/** Returns the likely cause of a failure, by its code. */
import type { Failure, FailureCode } from '../../suite/failure/failure';
import type { Language } from '../html/language';
import { rootRequest } from './cause-key';

export type LikelyCause =
  | 'crash' | 'load' | 'session' | 'rateLimit' | 'gateway' | 'unhealthy' | 'server' | 'untrueToast' | 'open' | 'refused' | 'schema' | 'noRequest' | 'missing' | 'different'
  | 'barrier' | 'health' | 'leftovers' | 'time' | 'code' | 'away' | 'stopped' | 'killed' | 'disk' | 'unclear';

const BY_CODE: Record<FailureCode, LikelyCause> = {
  refused: 'refused',
  'server-error': 'server',
  'untrue-success': 'untrueToast',
  'not-refused': 'open',
  'given-away': 'open',
  'not-as-agreed': 'schema',
  'no-answer': 'gateway',
  'rate-limited': 'rateLimit',
  'no-request': 'noRequest',
  'session-ended': 'session',
  'page-crashed': 'crash',
  'page-data': 'load',
  'page-closed': 'unclear',
  'page-forbidden': 'refused',
  'page-elsewhere': 'missing',
  'page-error': 'health',
  'control-missing': 'missing',
  'control-unusable': 'missing',
  different: 'different',
  barrier: 'barrier',
  'left-behind': 'leftovers',
  timeout: 'time',
  blocked: 'unclear',
  'platform-away': 'unhealthy',
  outage: 'away',
  interrupted: 'stopped',
  'worker-lost': 'killed',
  'browser-lost': 'killed',
  'disk-full': 'disk',
  suite: 'code',
  unclear: 'unclear',
};

/** Prefers a failed request over the page's reaction to it. */
export function likelyCauseOf(failure: Failure): LikelyCause {
  const request = rootRequest(failure);
  const { code } = failure;
  if (request === undefined || code === 'not-refused' || code === 'given-away' || code === 'not-as-agreed') return BY_CODE[code];
  const { status } = request;
  if (status === 429) return 'rateLimit';
  if (status === undefined || [502, 503, 504].includes(status)) return 'gateway';
  if (status >= 500) return 'server';
  return code === 'untrue-success' ? 'untrueToast' : 'refused';
}

export const LIKELY_CAUSE_TEXTS: Record<LikelyCause, Record<Language, string>> = {
  crash: {
    en: 'The code of this page throws while it draws itself. The trace’s console shows the error.',
    ru: 'Код этой страницы падает при отрисовке. Ошибка видна в консоли трассы.',
  },
  load: {
    en: 'The page says that its data could not be loaded. The trace shows which of its requests failed.',
    ru: 'Страница сообщает, что не загрузила данные. Какой запрос не удался, видно в трейсе.',
  },
  open: {
    en: 'The server does what it must refuse: its rules of access or of validation let it through.',
    ru: 'Сервер выполняет то, в чём обязан отказать: правила доступа или проверки это пропускают.',
  },
  schema: {
    en: 'The server accepts, but its answer does not have the fields that the suite expects.',
    ru: 'Сервер принимает запрос, но в ответе нет полей, которых ждёт набор тестов.',
  },
  barrier: {
    en: 'Somebody who uses a keyboard or a screen reader cannot work here.',
    ru: 'Пользователь с клавиатурой или программой чтения экрана не может здесь работать.',
  },
  session: {
    en: 'The session was ended: somebody else signs in with the suite’s account, or the token was revoked. Give the suite accounts of its own.',
    ru: 'Сессия завершена: под учётной записью набора входит кто-то ещё или токен отозван. Выделите набору собственные учётные записи.',
  },
  rateLimit: {
    en: 'The platform refused for too many attempts from one address. Somebody else signs in from here, or its limit is lower than documented.',
    ru: 'Платформа отказала из-за слишком частых попыток с одного адреса: кто-то ещё входит отсюда, либо лимит ниже заявленного.',
  },
  gateway: {
    en: 'The answer came from something in between (proxy, load balancer), or none came at all. Check with `npm run doctor`, then the server’s own log: is the request in it?',
    ru: 'Ответил посредник (прокси, балансировщик), либо ответа не было вовсе. Проверьте `npm run doctor`, затем журнал сервера: есть ли в нём этот запрос?',
  },
  unhealthy: { en: 'The platform could not be tested. `npm run doctor` says where it fails.', ru: 'Платформу нельзя было проверить. `npm run doctor` покажет, где сбой.' },
  server: {
    en: 'The server fails while it handles this request. Its error log at that time has the reason.',
    ru: 'Сервер падает при обработке этого запроса. Причина — в журнале ошибок за это время.',
  },
  untrueToast: {
    en: 'The page reports success without looking at the server’s answer; the server refused.',
    ru: 'Страница сообщает об успехе, не глядя на ответ сервера; сервер отказал.',
  },
  refused: {
    en: 'The server refuses what the protocol says it must accept: changed rules of validation or of access.',
    ru: 'Сервер отказывает в том, что по протоколу обязан принять: изменились правила проверки или доступа.',
  },
  noRequest: {
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
  away: {
    en: 'The platform went away in the middle of the run: a restart, a deployment or a lost database. Its logs of that time tell.',
    ru: 'Платформа пропала посреди прогона: перезапуск, выкладка или потеря базы данных. Смотрите её журналы за это время.',
  },
  stopped: { en: 'The run was ended before its end. Start it again.', ru: 'Прогон завершили до его конца. Запустите его снова.' },
  killed: {
    en: 'A process of this machine was killed, often for lack of memory (`dmesg`). This says nothing about the platform: run these cases again, with fewer workers.',
    ru: 'Процесс на этой машине был убит, часто из-за нехватки памяти (`dmesg`). О платформе это ничего не говорит: повторите эти кейсы с меньшим числом воркеров.',
  },
  disk: { en: 'A disk of this machine is full or read-only. Make room (`df -h`, `df -i`) and run these cases again.', ru: 'Диск на этой машине заполнен или доступен только для чтения. Освободите место (`df -h`, `df -i`) и повторите эти кейсы.' },
  unclear: { en: 'Not clear from the message; look at picture and trace.', ru: 'Из сообщения не ясно; смотрите снимок и трассу.' },
};
