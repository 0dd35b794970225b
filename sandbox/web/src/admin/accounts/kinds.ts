import type { Account } from '../../../../contract/administration';
import type { Kind } from '../../api/administration';

/** The tables in the order of the page. */
export const KINDS = ['student', 'teacher', 'tutor', 'parent'] as const satisfies readonly Kind[];

export type RowAction = 'profile' | 'subjects' | 'edit' | 'reset' | 'delete';

interface KindWords {
  title: string;
  /** «студентов» in «Показано 2 из 2 студентов». */
  many: string;
  create: string;
  creation: string;
  searchHint: string;
  /** Columns between «Email» and «Действия». */
  columns: readonly (readonly [title: string, of: (account: Account) => string])[];
  /** Row buttons in order, by the title that identifies them. */
  actions: readonly (readonly [action: RowAction, title: string])[];
}

const dash = (value: string | number | null): string => (value === null || value === '' ? '-' : String(value));

export const WORDS: Record<Kind, KindWords> = {
  student: {
    title: 'Студенты',
    many: 'студентов',
    create: 'Создать студента',
    creation: 'Создание студента',
    searchHint: 'ФИО, email...',
    columns: [['Класс', ({ grade }) => dash(grade)]],
    actions: [
      ['profile', 'Просмотреть профиль'],
      ['edit', 'Редактировать пользователя'],
      ['subjects', 'Назначить предметы'],
      ['reset', 'Сбросить пароль'],
      ['delete', 'Удалить пользователя'],
    ],
  },
  teacher: {
    title: 'Преподаватели',
    many: 'преподавателей',
    create: 'Создать преподавателя',
    creation: 'Создание преподавателя',
    searchHint: 'ФИО, email, предметы...',
    columns: [
      ['Предметы', ({ subjects }) => dash(subjects.join(', '))],
      ['Опыт', ({ experience_years }) => dash(experience_years)],
    ],
    actions: [
      ['profile', 'Просмотреть профиль'],
      ['subjects', 'Редактировать предметы'],
      ['edit', 'Редактировать преподавателя'],
      ['reset', 'Сбросить пароль'],
      ['delete', 'Удалить пользователя'],
    ],
  },
  tutor: {
    title: 'Тьютеры',
    many: 'тьютеров',
    create: 'Создать тьютера',
    creation: 'Создание тьютера',
    searchHint: 'ФИО, email, специализация...',
    columns: [
      ['Специализация', ({ specialization }) => dash(specialization)],
      ['Опыт', ({ experience_years }) => dash(experience_years)],
    ],
    actions: [
      ['profile', 'Просмотреть профиль'],
      ['edit', 'Редактировать тьютора'],
      ['reset', 'Сбросить пароль'],
      ['delete', 'Удалить пользователя'],
    ],
  },
  parent: {
    title: 'Родители',
    many: 'родителей',
    create: 'Создать родителя',
    creation: 'Создание родителя',
    searchHint: 'ФИО или email...',
    columns: [
      ['Телефон', ({ phone }) => dash(phone)],
      ['Детей', ({ children }) => String(children.length)],
    ],
    actions: [
      ['profile', 'Просмотреть профиль'],
      ['edit', 'Редактировать пользователя'],
      ['reset', 'Сбросить пароль'],
      ['delete', 'Удалить пользователя'],
    ],
  },
};
