/** Forms and questions of the admin that are left with «Отмена» after everything was filled in: nothing may be sent. */
import type { Request } from '@playwright/test';
import type { Admin } from '../actors/admin';
import type { BrowserUser } from '../actors/browser-user';
import type { AccountData } from '../data/accounts';
import type { Dialog } from '../../pages/parts/dialog';

interface Prepared {
  readonly dialog: Dialog;
  /** The account that stays as it is. */
  readonly accountId: number;
}

/** A form or question, filled in and not confirmed. */
export interface LeftForm {
  /** The form, as the object of a title: “the edit form of an account”. */
  readonly what: string;
  readonly whatRu: string;
  readonly prepare: (admin: Admin, accounts: AccountData) => Promise<Prepared>;
}

export const LEFT_FORMS: readonly LeftForm[] = [
  {
    what: 'the edit form of an account',
    whatRu: 'форма редактирования учётной записи',
    prepare: async (admin, accounts) => {
      const { email, user } = await accounts.create('parent');
      await (await admin.finds('parent', email)).openEdit(email);
      await admin.editDialog.setFields({ Имя: 'Не сохранено' });
      return { dialog: admin.editDialog, accountId: user.id };
    },
  },
  {
    what: 'the question before a password is reset',
    whatRu: 'вопрос перед сбросом пароля',
    prepare: async (admin, accounts) => {
      const { email, user } = await accounts.create('teacher');
      await (await admin.finds('teacher', email)).pressReset(email);
      return { dialog: admin.resetDialog, accountId: user.id };
    },
  },
  {
    what: 'the question before an account is deactivated or removed',
    whatRu: 'вопрос перед деактивацией или удалением учётной записи',
    prepare: async (admin, accounts) => {
      const { email, user } = await accounts.create('tutor');
      await (await admin.finds('tutor', email)).pressDelete(email);
      await admin.removeDialog.typeConfirmation(email);
      return { dialog: admin.removeDialog, accountId: user.id };
    },
  },
  {
    what: 'the form for the subjects of a teacher',
    whatRu: 'форма предметов преподавателя',
    prepare: async (admin, accounts) => {
      const { email, user } = await accounts.create('teacher', { subject: 'Математика' });
      await (await admin.finds('teacher', email)).openSubjects(email);
      await admin.subjectsDialog.tick('Физика');
      return { dialog: admin.subjectsDialog, accountId: user.id };
    },
  },
  {
    what: 'the form for the children of a parent',
    whatRu: 'форма детей родителя',
    prepare: async (admin, accounts) => {
      const [parent, student] = [await accounts.create('parent'), await accounts.create('student')];
      await admin.opensAccounts();
      await admin.accounts.openChildren();
      await admin.childrenDialog.setFields({ Родитель: parent.fullName });
      await admin.childrenDialog.tick(student.fullName);
      return { dialog: admin.childrenDialog, accountId: parent.user.id };
    },
  },
];

const CHANGING = /^(POST|PUT|PATCH|DELETE)$/;

/** Runs an action and returns the changing requests that the page sends meanwhile, as `POST /api/…/`. */
export async function changesSentDuring({ page }: BrowserUser, action: () => Promise<void>): Promise<string[]> {
  const sent: string[] = [];
  const note = (request: Request): void => {
    const { pathname } = new URL(request.url());
    if (CHANGING.test(request.method()) && pathname.startsWith('/api/')) sent.push(`${request.method()} ${pathname}`);
  };
  page.on('request', note);
  await action().finally(() => page.off('request', note));
  return sent;
}
