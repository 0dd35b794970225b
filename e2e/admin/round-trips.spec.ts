import {
  about,
  accountKinds,
  endpoints,
  expect,
  formCases,
  namedInMessages,
  requireResult,
  russianRole,
  skipMissingFeature,
  test,
  withSpecialCharacters,
  type AccountKind,
  type AdministrationData,
} from '../../fixtures';

/** Accounts that the form of a kind offers in its lists. */
const SUPERVISORS: Readonly<Record<AccountKind, readonly AccountKind[]>> = {
  student: ['tutor', 'parent', 'tutor'],
  teacher: [],
  tutor: [],
  parent: [],
};

interface Fields {
  created: Readonly<Record<string, string>>;
  changed: Readonly<Record<string, string>>;
}

/** Longer than what people write first: a text that is cut shows it. */
const LONG = withSpecialCharacters(`Дроби, ${'проценты, степени, '.repeat(3)}корни`);

/** Fields of each kind besides name and email, all different. Tutor, parent and another tutor of a student by name. */
const FIELDS: Readonly<Record<AccountKind, (names: readonly string[]) => Fields>> = {
  student: ([tutor = '', parent = '', other = '']) => ({
    created: { Класс: '7', 'Цель обучения': withSpecialCharacters('Сдать экзамен'), Тьютор: tutor, Родитель: parent },
    changed: {
      Класс: '8',
      'Цель обучения': LONG,
      Тьютор: other,
      Родитель: parent,
      Телефон: '+79990001122',
    },
  }),
  teacher: () => ({
    created: { Предмет: 'Математика', 'Опыт (лет)': '12', Био: withSpecialCharacters('Окончила МГУ') },
    changed: { 'Опыт (лет)': '13', Био: LONG, Телефон: '+79990001133' },
  }),
  tutor: () => ({
    created: { Специализация: 'Олимпиады', 'Опыт (лет)': '8', Био: LONG },
    changed: {
      Специализация: withSpecialCharacters('Экзамены'),
      'Опыт (лет)': '9',
      Био: 'Готовит к экзаменам',
      Телефон: '+79990001144',
    },
  }),
  parent: () => ({ created: { Телефон: '+79990001155' }, changed: { Телефон: '+79990001166' } }),
};

/** Options of a student without a tutor and a parent. */
const NOBODY = { Тьютор: 'Не назначен', Родитель: 'Не назначен' };

/** Returns the values of these captions. */
function only(values: Readonly<Record<string, string>>, captions: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([caption]) => captions.includes(caption)));
}

/** Asks the server for a changed account: by its former email, which must not find it, and by what was changed. */
async function skipUnlessFoundAnew(
  administration: AdministrationData,
  kind: AccountKind,
  { former, present, word }: Readonly<Record<'former' | 'present' | 'word', string>>,
): Promise<void> {
  const byFormer = await administration.emailsFound(kind, former);
  await skipMissingFeature(byFormer.includes(present), `search for a ${kind} that forgets a former email`);
  const [begin = ''] = word.split(' ');
  const byWord = await administration.emailsFound(kind, begin);
  await skipMissingFeature(!byWord.includes(present), `search for a ${kind} by what was changed, like «${begin}»`);
}

async function skipMissingFields(kind: AccountKind, missing: readonly string[]): Promise<void> {
  await skipMissingFeature(
    missing.length > 0,
    missing.map((caption) => `field «${caption}» in the forms for a ${kind}`).join(', '),
  );
}

for (const kind of accountKinds) {
  test(
    `BW every field of the forms for a ${kind} is stored and shown again`,
    about({
      titleRu: `каждое поле форм (${russianRole(kind)}) сохраняется и показывается снова`,
      scenario: 'BW',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts, administration }) => {
      const [person, renamed] = [accounts.newPerson(kind), accounts.newPerson(kind)];
      const supervisors = await Promise.all(SUPERVISORS[kind].map((role) => accounts.create(role)));
      const names = supervisors.map(({ fullName }) => fullName);
      const fields = FIELDS[kind](names);
      const dialog = admin.createDialog(kind);
      const section = admin.accounts.section(kind);

      const opened = await admin.canDo(async () => {
        await admin.opensAccounts();
        await section.pressCreate();
        await dialog.fill(person);
      });
      requireResult(formCases[kind], opened, 'the form for a new account cannot be filled in');
      const offered = await dialog.values(Object.keys(fields.created));
      await dialog.setFields(only(fields.created, Object.keys(offered)));
      const made = await admin.expectSuccess(endpoints.createAccount, () => dialog.create());
      await expect(admin.credentials.box).toContainText(made.credentials.login ?? person.email);
      await admin.credentials.close();

      // The page is loaded again: whether the table shows the account without that is the subject of without-reload.spec.ts.
      const listed = await admin.finds(kind, person.email);
      await skipMissingFeature((await listed.editButton(person.email).count()) === 0, `control to change a ${kind}`);
      await listed.openEdit(person.email);
      await expect(admin.editDialog.box).toBeVisible();
      const captions = ['Email', 'Имя', 'Фамилия', ...Object.keys(fields.changed)];
      const known = Object.keys(await admin.editDialog.values(captions));
      const stored = {
        Email: person.email,
        Имя: person.firstName,
        Фамилия: person.lastName,
        ...only(fields.created, Object.keys(offered)),
      };
      await expect
        .poll(() => admin.editDialog.values(known), 'what the form for changes shows after the account was made')
        .toEqual(expect.objectContaining(only(stored, known)));

      const changes = only(
        { Email: renamed.email, Имя: `${renamed.firstName}-2`, Фамилия: renamed.lastName, ...fields.changed },
        known,
      );
      await admin.editDialog.setFields(changes);
      await admin.expectSuccess(endpoints.changeAccount, () => admin.editDialog.save());
      await expect(admin.editDialog.box).toBeHidden();

      const again = await admin.finds(kind, renamed.email);
      await again.openEdit(renamed.email);
      await expect.poll(() => admin.editDialog.values(known), 'what the form shows after the change').toEqual(changes);
      const found = await administration.find(renamed.email);
      expect(
        found.map(({ id, first_name, last_name }) => ({ id, first_name, last_name })),
        'the account that is stored',
      ).toEqual([{ id: made.user.id, first_name: `${renamed.firstName}-2`, last_name: renamed.lastName }]);
      const word = fields.changed['Специализация'] ?? renamed.lastName;
      await skipUnlessFoundAnew(administration, kind, { former: person.email, present: renamed.email, word });
      await skipMissingFields(kind, [
        ...Object.keys(fields.created).filter((caption) => !(caption in offered)),
        ...captions.filter((caption) => !known.includes(caption)),
      ]);
    },
  );
}

test(
  'BW the subjects that the admin assigns are stored for teacher and student',
  about({
    titleRu: 'предметы, которые назначил администратор, сохраняются у преподавателя и ученика',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts, administration, assignments, families }) => {
    const [teacher, student, learner] = [
      await accounts.create('teacher', { subject: 'Математика' }),
      await accounts.create('student'),
      await accounts.create('student'),
    ];
    expect
      .soft(
        await administration.subjectsNamed('Математика'),
        'the subjects that are called like that of the new teacher',
      )
      .toHaveLength(1);
    await families.enrol(learner, teacher);
    const ofLearner = await accounts.signIn(learner);
    const learnt = async () => (await families.subjectsOfStudent(ofLearner)).map(({ text }) => text);
    const before = await learnt();
    const { subjectsDialog } = admin;
    const save = (action: () => Promise<void>) => admin.expectSuccess(endpoints.assignSubjects, action);

    await (await admin.finds('teacher', teacher.email)).openSubjects(teacher.email);
    await skipMissingFeature(
      !(await admin.canDo(() => subjectsDialog.tick('Физика'))),
      'choice of subjects for a teacher',
    );
    await save(() => subjectsDialog.save());
    expect((await administration.subjectsOf(teacher.user.id)).sort(), 'the subjects of the teacher').toEqual([
      'Математика',
      'Физика',
    ]);
    expect
      .soft(await learnt(), 'what a student of the teacher learns, after the teacher got a subject more')
      .toEqual(before);
    await (await admin.finds('teacher', teacher.email)).openSubjects(teacher.email);
    await subjectsDialog.untick('Математика');
    await save(() => subjectsDialog.save());
    expect
      .soft(
        await administration.subjectsOf(teacher.user.id),
        'the subjects of the teacher without the one that was taken away',
      )
      .toEqual(['Физика']);

    const chosen = await assignments.teacher();
    await (await admin.finds('student', student.email)).openSubjects(student.email);
    const offered = await admin.canDo(() =>
      subjectsDialog.setFields({ Предмет: 'Математика', Преподаватель: `${chosen.first_name} ${chosen.last_name}` }),
    );
    await skipMissingFeature(!offered, 'choice of a subject and a teacher for a student');
    await save(() => subjectsDialog.save());
    const { isNamed, others } = await namedInMessages(admin, student.user);
    expect.soft(others, 'who else is named in the message of success').toEqual([]);
    const taught = await (await assignments.as('teacher')).students();
    expect(
      taught.map(({ id }) => id),
      'the students of the chosen teacher',
    ).toContain(student.user.id);
    await skipMissingFeature(!isNamed, 'name of the student in the message about a new subject');
  },
);

test(
  'BW a student whom the admin assigns to a parent is added to the children of that parent',
  about({
    titleRu: 'ученик, которого администратор привязал к родителю, появляется среди его детей',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts, administration }) => {
    const [parent, another] = [await accounts.create('parent'), await accounts.create('parent')];
    const first = await accounts.create('student', { parent_id: parent.user.id });
    const [second, third, fourth] = [
      await accounts.create('student'),
      await accounts.create('student'),
      await accounts.create('student'),
    ];
    const parents = await admin.finds('parent', parent.email);
    await admin.accounts.openChildren();
    const offered = await admin.canDo(async () => {
      // Who was ticked for another parent must not be given to this one.
      await admin.childrenDialog.setFields({ Родитель: another.fullName });
      await admin.childrenDialog.tick(third.fullName);
      await admin.childrenDialog.setFields({ Родитель: parent.fullName });
      await admin.childrenDialog.tick(second.fullName);
      await admin.childrenDialog.tick(fourth.fullName);
    });
    await skipMissingFeature(!offered, 'choice of a parent and the students');
    await admin.expectSuccess(endpoints.assignChildren, () => admin.childrenDialog.save());
    const children = await administration.childrenOf(parent.user.id);
    expect(children.map(({ email }) => email).sort(), 'the children of the parent').toEqual(
      [first.email, second.email, fourth.email].sort(),
    );
    const isFresh = await admin.canDo(() => expect(parents.cell(parent.email, '3')).toBeVisible());
    await expect((await admin.finds('parent', parent.email)).cell(parent.email, '3')).toBeVisible();
    await skipMissingFeature(!isFresh, 'number of the children of a parent that follows a change without a reload');
  },
);

test(
  'BW a student whose tutor and parent are taken away in the form has none afterwards',
  about({
    titleRu: 'ученик, у которого в форме убрали тьютора и родителя, остаётся без них',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts }) => {
    const [tutor, parent] = [await accounts.create('tutor'), await accounts.create('parent')];
    const { email } = await accounts.create('student', { tutor_id: tutor.user.id, parent_id: parent.user.id });
    const supervisors = { Тьютор: tutor.fullName, Родитель: parent.fullName };
    const captions = Object.keys(supervisors);
    await (await admin.finds('student', email)).openEdit(email);
    await admin.blockedUnless('the form for changes does not show tutor and parent of the student', () =>
      expect.poll(() => admin.editDialog.values(captions)).toEqual(supervisors),
    );
    const offered = await admin.canDo(() => admin.editDialog.setFields(NOBODY));
    await skipMissingFeature(!offered, 'option «Не назначен» for tutor and parent of a student');
    await admin.expectSuccess(endpoints.changeAccount, () => admin.editDialog.save());
    await (await admin.finds('student', email)).openEdit(email);
    await expect
      .poll(() => admin.editDialog.values(captions), 'what the form shows after tutor and parent were taken away')
      .toEqual(NOBODY);
  },
);
