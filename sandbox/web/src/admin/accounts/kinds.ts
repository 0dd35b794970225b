import type { AccountRow, Kind } from '../../api/administration';

/** The tables in the order of the page. */
export const KINDS = ['student', 'teacher', 'tutor', 'parent'] as const satisfies readonly Kind[];

export type RowAction = 'profile' | 'subjects' | 'edit' | 'reset' | 'delete' | 'reactivate';

interface KindWords {
  title: string;
  /** «студентов» in «Показано 2 из 2 студентов». */
  many: string;
  create: string;
  creation: string;
  /** Text of the toast after creation. */
  created: string;
  /** Title of the row's button and of the dialog that reactivates an account, and the toast after it. */
  reactivation: string;
  reactivated: string;
  searchHint: string;
  /** Columns between «Email» and «Действия». */
  columns: readonly (readonly [title: string, of: (account: AccountRow) => string])[];
  /** Row buttons in order, with the title that identifies each. */
  actions: readonly (readonly [action: RowAction, title: string])[];
}

const dash = (value: string | number): string => (value === '' ? '-' : String(value));

export const WORDS: Record<Kind, KindWords> = {
  student: {
    title: 'Студенты',
    many: 'студентов',
    create: 'Создать студента',
    creation: 'Создание студента',
    created: 'Студент успешно создан',
    reactivation: 'Активировать студента',
    reactivated: 'Студент успешно активирован',
    searchHint: 'ФИО, email...',
    columns: [['Класс', ({ kind, row }) => (kind === 'student' ? dash(row.grade || '') : '-')]],
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
    created: 'Преподаватель создан',
    reactivation: 'Активировать преподавателя',
    reactivated: 'Преподаватель успешно активирован',
    searchHint: 'ФИО, email, предметы...',
    columns: [
      [
        'Предметы',
        ({ kind, row }) => (kind === 'teacher' ? dash(row.subjects.map(({ name }) => name).join(', ')) : '-'),
      ],
      ['Опыт', ({ kind, row }) => (kind === 'teacher' ? dash(row.experience_years) : '-')],
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
    created: 'Тьютер создан',
    reactivation: 'Активировать тьютора',
    reactivated: 'Тьютор успешно активирован',
    searchHint: 'ФИО, email, специализация...',
    columns: [
      ['Специализация', ({ kind, row }) => (kind === 'tutor' ? dash(row.specialization) : '-')],
      ['Опыт', ({ kind, row }) => (kind === 'tutor' ? dash(row.experience_years) : '-')],
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
    created: 'Родитель успешно создан',
    reactivation: 'Активировать родителя',
    reactivated: 'Родитель успешно активирован',
    searchHint: 'ФИО или email...',
    columns: [
      ['Телефон', ({ row }) => dash(row.user.phone)],
      ['Детей', ({ kind, row }) => (kind === 'parent' ? String(row.children_count) : '-')],
    ],
    actions: [
      ['profile', 'Просмотреть профиль'],
      ['edit', 'Редактировать пользователя'],
      ['reset', 'Сбросить пароль'],
      ['delete', 'Удалить пользователя'],
    ],
  },
};
