/** The four kinds of account that the admin manages, with their wording on the accounts page. */
export const ACCOUNT_KINDS = ['student', 'teacher', 'tutor', 'parent'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

interface KindLabels {
  /** Heading of the section. */
  readonly section: RegExp;
  readonly createButton: RegExp;
  readonly creation: RegExp;
}

export const KIND_LABELS: Readonly<Record<AccountKind, KindLabels>> = {
  student: {
    section: /^Студенты$/,
    createButton: /^(Создать|Добавить) студента$/,
    creation: /^(Создание|Создать|Новый|Добавить) студента?$/,
  },
  teacher: {
    section: /^Преподаватели$/,

    createButton: /^(Создать|Добавить) преподавателя$/,
    creation: /^(Создание|Создать|Новый|Добавить) преподавател[яь]$/,
  },
  // The platform uses both spellings, «тьютер» and «тьютор».
  tutor: {
    section: /^Тьют[ео]ры$/,
    createButton: /^(Создать|Добавить) тьют[ео]ра$/,
    creation: /^(Создание|Создать|Новый|Добавить) тьют[ео]ра?$/,
  },
  parent: {
    section: /^Родители$/,
    createButton: /^(Создать|Добавить) родителя$/,
    creation: /^(Создание|Создать|Новый|Добавить) родител[яь]$/,
  },
};

/** Labels of the roles in tables and details. */
export const ROLE_LABELS: Readonly<Record<AccountKind | 'admin', RegExp>> = {
  admin: /Администратор/,
  student: /Студент|Ученик/,
  teacher: /Преподаватель/,
  tutor: /Тьют[ео]р/,
  parent: /Родитель/,
};
