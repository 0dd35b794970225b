import type { CaseDefinition } from './case';

/** Security: authentication, permissions, students' privacy (SE1–SE15). All are checks of their own. */
export const SECURITY_ACCESS_CASES = [
  {
    id: 'SE1',
    scenario: 'SEA',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'looks for passwords in responses, pages, storage and addresses',
      ru: 'ищет пароли в ответах, на страницах, в хранилище и адресах',
    },
    expectation: {
      en: 'none holds a password or its hash, but for the one display after creating or resetting',
      ru: 'паролей и их хешей нет нигде, кроме единственного показа после создания или сброса',
    },
  },
  {
    id: 'SE2',
    scenario: 'SEA',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'signs in with a wrong password to a known, an unknown and an inactive account',
      ru: 'входит с неверным паролем в существующую, несуществующую и деактивированную учётную запись',
    },
    expectation: { en: 'status, body, headers and time are alike', ru: 'статус, тело, заголовки и время одинаковы' },
  },
  {
    id: 'SE3',
    scenario: 'SEA',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: { en: 'sends malformed sign-in bodies', ru: 'отправляет искажённые тела запроса входа' },
    expectation: {
      en: 'they are refused with 400, 413 or 415; never 5xx',
      ru: 'отказ 400, 413 или 415; никогда не 5xx',
    },
  },
  {
    id: 'SE4',
    scenario: 'SEA',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'uses an email in other case or with spaces',
      ru: 'использует email в другом регистре или с пробелами',
    },
    expectation: {
      en: 'sign-in reaches the same account or is refused; no second account gets the email',
      ru: 'вход ведёт в ту же учётную запись или отклоняется; второй записи с этим email не появляется',
    },
  },
  {
    id: 'SE5',
    scenario: 'SEA',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'signs in with SQL-like and wildcard input',
      ru: 'входит с SQL-подобным вводом и подстановочными знаками',
    },
    expectation: { en: 'it is refused as any wrong password', ru: 'отказ, как при любом неверном пароле' },
  },
  {
    id: 'SE6',
    scenario: 'SEA',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'signs in by other methods and by credentials in the address',
      ru: 'входит другими методами и с данными в адресе',
    },
    expectation: { en: 'only POST with a body signs in', ru: 'вход выполняет только POST с телом' },
  },
  {
    id: 'SE7',
    scenario: 'SEA',
    performer: 'student',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'signs in, renews the session and opens the pages',
      ru: 'входит, продлевает сессию и открывает страницы',
    },
    expectation: {
      en: 'answers with tokens say no-store; no address and no console line holds a token',
      ru: 'ответы с токенами запрещают сохранение; токена нет ни в адресах, ни в консоли',
    },
  },
  {
    id: 'SE8',
    scenario: 'SEP',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: { en: 'sends every changing request without a token', ru: 'отправляет все изменяющие запросы без токена' },
    expectation: { en: '401, and nothing has changed', ru: '401, ничего не изменилось' },
  },
  {
    id: 'SE9',
    scenario: 'SEP',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'sends every changing request with a wrong role',
      ru: 'отправляет изменяющие запросы под чужой ролью',
    },
    expectation: { en: '403 or 404, and nothing has changed', ru: '403 или 404, ничего не изменилось' },
  },
  {
    id: 'SE10',
    scenario: 'SEP',
    performer: 'teacher',
    kind: 'check',
    priority: 'P1',
    wording: { en: 'works on an assignment of another teacher', ru: 'обращается к заданию другого преподавателя' },
    expectation: {
      en: 'it is not read, changed, graded, handed on, deleted or listed',
      ru: 'его нельзя прочитать, изменить, оценить, передать, удалить, и его нет в списке',
    },
  },
  {
    id: 'SE11',
    scenario: 'SEP',
    performer: 'student',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'reads and answers assignments of others, drafts and closed ones',
      ru: 'читает чужие задания, черновики и закрытые и отвечает на них',
    },
    expectation: {
      en: 'others’ and drafts are not reached, closed ones are not answered',
      ru: 'чужое и черновики недоступны, на закрытые ответить нельзя',
    },
  },
  {
    id: 'SE12',
    scenario: 'SEP',
    performer: 'teacher',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'goes on working after a change of role or a deactivation',
      ru: 'продолжает работать после смены роли или деактивации',
    },
    expectation: { en: 'it counts at once', ru: 'изменение действует сразу' },
  },
  {
    id: 'SE13',
    scenario: 'SED',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'asks for a student of others by number, by filter and by list',
      ru: 'запрашивает чужого ученика по номеру, фильтром и списком',
    },
    expectation: {
      en: 'nothing of the profile, the marks, the answers and the files is told',
      ru: 'ничего из профиля, оценок, ответов и файлов не раскрыто',
    },
  },
  {
    id: 'SE14',
    scenario: 'SED',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'reads lists and records with private fields of a student',
      ru: 'читает списки и записи с личными полями ученика',
    },
    expectation: {
      en: 'each field appears only for the roles that may see it',
      ru: 'каждое поле видно только допущенным ролям',
    },
  },
  {
    id: 'SE15',
    scenario: 'SED',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'asks for the file of an answer by its own and by other addresses',
      ru: 'запрашивает файл ответа по его адресу и по другим адресам',
    },
    expectation: {
      en: 'owner and author get it, everybody else is refused',
      ru: 'владелец и автор получают его, остальным отказ',
    },
  },
] as const satisfies readonly CaseDefinition[];
