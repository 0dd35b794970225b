/** Purpose of each request of the platform for a product owner: the user and the intended action. */
import type { RespondedRequest } from '../../suite/failure/failure';
import type { Language } from '../html/language';
import { oneForm } from './cause-key';

export type ByLanguage = Record<Language, string>;

export interface Purpose {
  /** The subject of a sentence: “A student”. */
  who: ByLanguage;
  /** An infinitive: “send an answer”. */
  what: ByLanguage;
  /** Role whose session may send the request; undefined when every role may. */
  role: 'admin' | 'teacher' | 'student' | 'tutor' | 'parent' | undefined;
}

const WHO = {
  admin: { en: 'The admin', ru: 'Администратор' },
  teacher: { en: 'A teacher', ru: 'Преподаватель' },
  student: { en: 'A student', ru: 'Ученик' },
  tutor: { en: 'A tutor', ru: 'Тьютор' },
  parent: { en: 'A parent', ru: 'Родитель' },
  anybody: { en: 'A user', ru: 'Пользователь' },
} as const;

/** By method and path; the first match counts. */
const ROWS: readonly (readonly [RegExp, keyof typeof WHO, string, string])[] = [
  [/^POST \/api\/auth\/login\/?$/, 'anybody', 'sign in', 'войти в систему'],
  [/^POST \/api\/(?:accounts|auth)\/logout\/?$/, 'anybody', 'sign out', 'выйти из системы'],
  [/^POST \/api\/auth\/refresh\/$/, 'anybody', 'renew the session', 'продлить сессию'],
  [/^GET \/api\/auth\/me\/$/, 'anybody', 'be recognised after signing in', 'быть узнанным после входа'],
  [/^GET \/api\/(?:accounts\/profile|auth\/profile|profile\/\w+)\/$/, 'anybody', 'open the own profile', 'открыть свой профиль'],
  [/^PATCH \/api\/(?:accounts\/profile|auth\/(?:profile|me)|profile\/\w+)\/$/, 'anybody', 'change the own profile', 'изменить свой профиль'],
  [/^POST \/api\/assignments\/:id\/submit\/$|^POST \/api\/assignments\/submissions\/$/, 'student', 'send an answer', 'отправить ответ'],
  [/^POST \/api\/assignments\/submissions\/:id\/grade\/$|^(?:PATCH|PUT) \/api\/assignments\/submissions\/:id\/$/, 'teacher', 'grade an answer', 'оценить ответ'],
  [/^GET \/api\/materials\/teacher\/submissions\/pending\/$/, 'teacher', 'see which answers wait for a grade', 'увидеть ответы, ждущие оценки'],
  [/^GET \/api\/assignments\/:id\/submissions\/$|^GET \/api\/assignments\/submissions\/$/, 'teacher', 'see the answers to an assignment', 'увидеть ответы на задание'],
  [/^GET \/api\/assignments\/submissions\/:id\/$/, 'teacher', 'open an answer', 'открыть ответ'],
  [/^GET \/api\/(?:teacher\/students|materials\/teacher)\/$/, 'teacher', 'see whom to assign work to', 'увидеть, кому можно выдать задание'],
  [/^POST \/api\/assignments\/$/, 'teacher', 'create an assignment', 'создать задание'],
  [/^(?:PATCH|PUT) \/api\/assignments\/:id\/$/, 'teacher', 'change an assignment', 'изменить задание'],
  [/^DELETE \/api\/assignments\/:id\/$/, 'teacher', 'delete an assignment', 'удалить задание'],
  [/^GET \/api\/assignments\/:id\/$/, 'anybody', 'open an assignment', 'открыть задание'],
  [/^GET \/api\/assignments\/$/, 'anybody', 'see the list of assignments', 'увидеть список заданий'],
  [/^GET \/api\/(?:dashboard\/|materials\/)?parent\/(?:children\/)?$/, 'parent', 'see the own children', 'увидеть своих детей'],
  [/^GET \/api\/(?:dashboard\/|materials\/)?parent\/children\/:id\//, 'parent', 'see how a child is doing', 'увидеть успехи ребёнка'],
  [/^GET \/api\/(?:materials\/)?parent\/reports\/$/, 'parent', 'read the reports of tutors', 'прочитать отчёты тьюторов'],
  [/^GET \/api\/(?:(?:dashboard|materials)\/tutor\/students|(?:api\/)?tutor\/my-students|auth\/my-students)\/$/, 'tutor', 'see the own students', 'увидеть своих учеников'],
  [/^GET \/api\/reports\/tutor-weekly-reports\/$/, 'tutor', 'see the own reports', 'увидеть свои отчёты'],
  [/^POST \/api\/reports\/tutor-weekly-reports\/$/, 'tutor', 'write a report', 'написать отчёт'],
  [/^GET \/api\/admin\/users\/$/, 'admin', 'see the list of users', 'увидеть список пользователей'],
  [/^GET \/api\/admin\/stats\/users\/$/, 'admin', 'see how many users there are', 'увидеть число пользователей'],
  [/^GET \/api\/auth\/students\/$/, 'admin', 'see the list of students', 'увидеть список учеников'],
  [/^GET \/api\/auth\/staff\/$/, 'admin', 'see the list of teachers and tutors', 'увидеть список преподавателей и тьюторов'],
  [/^GET \/api\/auth\/parents\/$/, 'admin', 'see the list of parents', 'увидеть список родителей'],
  [/^POST \/api\/auth\/(?:students|staff|parents|users)\/create\/$/, 'admin', 'create an account', 'создать учётную запись'],
  [/^GET \/api\/auth\/users\/:id\/$/, 'admin', 'open an account', 'открыть учётную запись'],
  [/^(?:PATCH|PUT) \/api\/auth\/users\/:id\/$|^PATCH \/api\/auth\/(?:teachers|tutors)\/:id\/$/, 'admin', 'change an account', 'изменить учётную запись'],
  [/^PATCH \/api\/auth\/staff\/teachers\/:id\/subjects\/$/, 'admin', 'set the subjects of a teacher', 'назначить предметы преподавателю'],
  [/^POST \/api\/auth\/users\/:id\/reset-password\/$/, 'admin', 'reset a password', 'сбросить пароль'],
  [/^POST \/api\/auth\/users\/:id\/reactivate\/$/, 'admin', 'activate an account again', 'снова включить учётную запись'],
  [/^(?:POST|DELETE) \/api\/auth\/users\/:id\/(?:delete\/)?$/, 'admin', 'deactivate an account', 'отключить учётную запись'],
  [/^POST \/api\/(?:auth\/teachers\/:id\/assign-students|materials\/tutor\/students\/assign-subject)\/$/, 'admin', 'give a student to a teacher', 'закрепить ученика за преподавателем'],
  [/^POST \/api\/auth\/assign-parent\/$/, 'admin', 'say whose child a student is', 'указать, чей ребёнок ученик'],
  [/^POST \/api\/admin\/schedule\/lessons\/(?:create\/)?$/, 'admin', 'schedule a lesson', 'назначить урок'],
  [/^GET \/api\/admin\/schedule\/lessons\/$/, 'admin', 'see the schedule', 'увидеть расписание'],
  [/^GET \/media\//, 'anybody', 'download a file of an assignment', 'скачать файл задания или ответа'],
  [/^GET \/api\/chat\//, 'admin', 'see the chats', 'увидеть чаты'],
  [/^GET \/api\/core\//, 'admin', 'see the state of the system', 'увидеть состояние системы'],
];

/** Returns user and purpose of a request; undefined for a request without an entry. */
export function purposeOf({ method, path }: Pick<RespondedRequest, 'method' | 'path'>): Purpose | undefined {
  const row = ROWS.find(([rule]) => rule.test(`${method} ${oneForm(path)}`));
  if (row === undefined) return undefined;
  const [, who, en, ru] = row;
  return { who: WHO[who], what: { en, ru }, role: who === 'anybody' ? undefined : who };
}
