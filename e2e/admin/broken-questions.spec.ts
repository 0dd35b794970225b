import { about, breakConnectionOf, endpoints, test } from '../../fixtures';

/** What the forms and questions about one account say when their request never reaches the server. */

test(
  'BW the forms and questions about an account say that the connection broke, and can be confirmed again',
  about({
    titleRu: 'формы и вопросы об учётной записи сообщают об обрыве связи, и их можно подтвердить снова',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts }) => {
    const { email } = await accounts.create('teacher', { subject: 'Математика' });
    const { editDialog, removeDialog, resetDialog, subjectsDialog } = admin;
    // Opened anew each time: a message that is still shown could be taken for the next one.
    const opened = () => admin.precondition('B11', () => admin.finds('teacher', email));

    await (await opened()).openEdit(email);
    await editDialog.setFields({ Имя: 'Не сохранено' });
    await breakConnectionOf(admin, {
      endpoint: endpoints.changeAccount,
      button: editDialog.saveButton,
      press: () => editDialog.save(),
      typed: { Имя: [editDialog.field('Имя'), 'Не сохранено'] },
    });
    await (await opened()).openSubjects(email);
    await subjectsDialog.tick('Физика');
    await breakConnectionOf(admin, {
      endpoint: endpoints.assignSubjects,
      button: subjectsDialog.saveButton,
      press: () => subjectsDialog.save(),
      typed: {},
    });
    await (await opened()).pressReset(email);
    await breakConnectionOf(admin, {
      endpoint: endpoints.resetPassword,
      button: resetDialog.confirmButton,
      press: () => resetDialog.confirm(),
      typed: {},
      reportedBy: 'BW7',
    });
    await (await opened()).pressDelete(email);
    await breakConnectionOf(admin, {
      endpoint: endpoints.deactivateAccount,
      button: removeDialog.deactivateButton,
      press: () => removeDialog.deactivate(email),
      typed: { Email: [removeDialog.confirmation, email] },
      reportedBy: 'BW8',
    });
  },
);
