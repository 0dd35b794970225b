import {
  about,
  accountKinds,
  daysFromNow,
  expect,
  findMixUps,
  readOneAfterAnother,
  russianRole,
  skipMissingFeature,
  test,
  textsOfParts,
  unique,
} from '../fixtures';

/** A user opens one record after another without loading the page anew: each shows its own data and none of the one before. */

const SHOWN = ['name', 'class', 'goal', 'subject'] as const;

test(
  'P the pages of two children that are opened one after another show each its own child',
  about({
    titleRu: 'страницы двух детей, открытые одна за другой, показывают каждая своего ребёнка',
    scenario: 'P',
    cases: [],
    owner: 'families',
    roles: ['parent'],
    changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const account = await accounts.create('parent');
    const children = await families.twoWhoDiffer({ parent: account });
    const parent = await signInAs('parent', account);
    const pages = await parent.precondition('P2', async () => {
      await parent.opensChildren();
      return readOneAfterAnother(
        parent,
        children.map(({ name }) => name),
        (name) => parent.children.openChild(name),
      );
    });
    const { wrong, absent } = findMixUps(textsOfParts('on the page of the child', children, pages), SHOWN);
    expect(wrong, 'what the pages show of the wrong child').toEqual([]);
    await skipMissingFeature(absent.length > 0, absent.join(', '));
  },
);

test(
  'T the pages of two students that are opened one after another show each its own student',
  about({
    titleRu: 'страницы двух учеников, открытые одна за другой, показывают каждая своего ученика',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor'],
    changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const account = await accounts.create('tutor');
    const students = await families.twoWhoDiffer({ tutor: account });
    const tutor = await signInAs('tutor', account);
    const pages = await tutor.precondition('T2', async () => {
      await tutor.opensStudents();
      return readOneAfterAnother(
        tutor,
        students.map(({ name }) => name),
        (name) => tutor.students.openStudent(name),
      );
    });
    const { wrong, absent } = findMixUps(textsOfParts('on the page of the student', students, pages), SHOWN);
    expect(wrong, 'what the pages show of the wrong student').toEqual([]);
    await skipMissingFeature(absent.length > 0, absent.join(', '));
  },
);

test(
  'S2 the pages of two assignments that are opened one after another show each its own assignment',
  about({
    titleRu: 'страницы двух заданий, открытые одна за другой, показывают каждая своё задание',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const texts = [
      { description: unique('Решите уравнение'), instructions: unique('Без калькулятора') },
      { description: unique('Постройте график'), instructions: unique('На миллиметровке') },
    ];
    const records: { name: string; marks: { description: string; instructions: string } }[] = [];
    for (const marks of texts) {
      const { title } = await assignments.create({
        title: 'Одно за другим',
        ...marks,
        due_date: daysFromNow(3, '12:00').instant,
        assignedTo: ['student'],
      });
      records.push({ name: title, marks });
    }
    const pages = await student.precondition('2.3', async () => {
      await student.opensAssignments();
      return readOneAfterAnother(
        student,
        records.map(({ name }) => name),
        (title) => student.assignments.openDetails(title),
      );
    });
    const { wrong, absent } = findMixUps(textsOfParts('on the page of the assignment', records, pages), [
      'description',
      'instructions',
    ]);
    expect(wrong, 'what the pages show of the wrong assignment').toEqual([]);
    await skipMissingFeature(absent.length > 0, absent.join(', '));
  },
);

for (const kind of accountKinds) {
  test(
    `BW the details and the form of two accounts (${kind}) that are opened one after another show each its own account`,
    about({
      titleRu: `карточка и форма двух учётных записей (${russianRole(kind)}), открытые одна за другой, показывают каждая свою`,
      scenario: 'BW',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts }) => {
      const first = await accounts.create(kind);
      const second = await accounts.create(kind, { first_name: 'Вторая', last_name: first.user.last_name });
      const section = await admin.precondition('B11', () => admin.finds(kind, first.user.last_name));
      for (const [own, other] of [
        [first, second],
        [second, first],
      ] as const) {
        await admin.precondition('B11', () => section.openProfile(own.email));
        await expect.soft(admin.profile.box, `the details of ${own.email}`).toContainText(own.email);
        await expect
          .soft(admin.profile.box, `the details of ${own.email}, opened beside those of ${other.email}`)
          .not.toContainText(other.email);
        await admin.profile.close();
      }
      await skipMissingFeature((await section.editButton(first.email).count()) === 0, `control to change a ${kind}`);
      for (const own of [first, second]) {
        await section.openEdit(own.email);
        await expect
          .poll(() => admin.editDialog.values(['Email', 'Имя']), `the form of ${own.email}`)
          .toEqual({ Email: own.email, Имя: own.user.first_name });
        await admin.editDialog.close();
      }
    },
  );
}
