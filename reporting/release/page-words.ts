/**
 * Names of the platform's pages and controls for a product owner. Russian page names are in the nominative and after
 * «на».
 */
import { API_FIELD, withoutRunTags } from '../../suite/failure/failure';
import type { Language } from '../html/language';

interface PageWords {
  en: string;
  ru: string;
  /** «на странице …» */
  onRu: string;
}

const page = (en: string, ru: string): PageWords => ({ en: `the ${en}`, ru: `страница ${ru}`, onRu: `на странице ${ru}` });

const PAGES: Readonly<Record<string, PageWords>> = {
  '/': page('landing page', '«Главная»'),
  '/auth/signin': page('sign-in page', 'входа'),
  '/profile': page('profile page', 'профиля'),
  '/dashboard/teacher': page("teacher's dashboard", '«Кабинет преподавателя»'),
  '/dashboard/teacher/assignments': page("teacher's assignments page", 'заданий преподавателя'),
  '/dashboard/teacher/submissions/pending': page('page of answers waiting for a grade', 'ответов на проверку'),
  '/dashboard/student': page("student's dashboard", '«Кабинет ученика»'),
  '/dashboard/student/assignments': page("student's assignments page", 'заданий ученика'),
  '/dashboard/student/assignments/:id': page("student's page of one assignment", 'одного задания ученика'),
  '/dashboard/tutor': page("tutor's dashboard", '«Кабинет тьютора»'),
  '/dashboard/tutor/students': page("tutor's students page", 'учеников тьютора'),
  '/dashboard/tutor/students/:id': page("tutor's page of one student", 'одного ученика тьютора'),
  '/dashboard/tutor/reports': page("tutor's reports page", 'отчётов тьютора'),
  '/dashboard/parent': page("parent's dashboard", '«Кабинет родителя»'),
  '/dashboard/parent/children': page("parent's children page", 'детей родителя'),
  '/dashboard/parent/children/:id': page("parent's page of one child", 'одного ребёнка'),
  '/admin/monitoring': page("admin's monitoring page", 'мониторинга'),
  '/admin/accounts': page("admin's accounts page", 'учётных записей'),
  '/admin/schedule': page("admin's schedule page", 'расписания'),
  '/admin/chats': page("admin's chats page", 'чатов'),
  '/unauthorized': page('page «Доступ запрещён»', '«Доступ запрещён»'),
};

const UNKNOWN: PageWords = { en: 'a page', ru: 'страница', onRu: 'на странице' };

/** Returns the names of a page by its path. A page without an entry is named by its path. */
export function pageWords(path: string | undefined): PageWords {
  if (path === undefined || path === '') return UNKNOWN;
  return PAGES[path] ?? { en: `the page ${path}`, ru: `страница ${path}`, onRu: `на странице ${path}` };
}

/** Paths with names: a self-test compares them with the routes. */
export const DESCRIBED_PAGES: readonly string[] = Object.keys(PAGES);

/** Kinds of controls; in Russian in the genitive after «нет» and in the nominative. */
const KINDS: Readonly<Record<string, { ru: string; noneRu: string }>> = {
  button: { ru: 'кнопка', noneRu: 'кнопки' },
  link: { ru: 'ссылка', noneRu: 'ссылки' },
  field: { ru: 'поле', noneRu: 'поля' },
  'number field': { ru: 'числовое поле', noneRu: 'числового поля' },
  checkbox: { ru: 'флажок', noneRu: 'флажка' },
  'list to pick from': { ru: 'список', noneRu: 'списка' },
  tab: { ru: 'вкладка', noneRu: 'вкладки' },
  dialog: { ru: 'окно', noneRu: 'окна' },
  option: { ru: 'вариант', noneRu: 'варианта' },
  row: { ru: 'строка', noneRu: 'строки' },
  heading: { ru: 'заголовок', noneRu: 'заголовка' },
  message: { ru: 'сообщение', noneRu: 'сообщения' },
};

/** Data that some builds' API does not tell, as the end of “does not tell …”. */
const API_FIELDS: Readonly<Record<string, { en: string; ru: string }>> = {
  lateness: { en: 'whether and by how much an answer is late', ru: 'опоздал ли ответ и на сколько' },
};

export interface ControlWords {
  /** “button «X» or «Y»” */
  name: string;
  /** After «нет». */
  none: string;
}

/** Names the expected control. A place that only a locator describes is “what the case needs”. */
export function controlWords(control: { kind: string; names: readonly string[] } | undefined, language: Language): ControlWords {
  const ru = language === 'ru';
  if (control === undefined || control.kind === 'place') return ru ? { name: 'нужный элемент', none: 'нужного элемента' } : { name: 'element that the case needs', none: 'element that the case needs' };
  if (control.kind === API_FIELD) {
    const field = control.names.map((name) => API_FIELDS[name]?.[language] ?? name).join(', ');
    return { name: field, none: field };
  }
  const names = control.names.map((name) => `«${withoutRunTags(name)}»`).join(ru ? ' или ' : ' or ');
  if (control.kind === 'value') return ru ? { name: names, none: names } : { name: control.names.join(' or '), none: control.names.join(' or ') };
  const kind = KINDS[control.kind];
  if (ru) return { name: `${kind?.ru ?? 'элемент'} ${names}`, none: `${kind?.noneRu ?? 'элемента'} ${names}` };
  return { name: `${control.kind} ${names}`, none: `${control.kind} ${names}` };
}
