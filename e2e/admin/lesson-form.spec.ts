import { about, expect, requireResult, routes, skipMissingFeature, test } from '../../fixtures';

/** Whom the form for a new lesson offers. */

for (const [kind, caption] of [
  ['teacher', 'Преподаватель'],
  ['student', 'Студент'],
] as const) {
  test(
    `BS the form for a new lesson offers no ${kind} who is deactivated`,
    about({
      titleRu:
        kind === 'teacher'
          ? 'форма занятия не предлагает деактивированного преподавателя'
          : 'форма занятия не предлагает деактивированного ученика',
      scenario: 'BS',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts, administration }) => {
      const [active, deactivated] = [await accounts.create(kind), await accounts.create(kind)];
      await administration.deactivate(deactivated.user.id);
      const offered = await admin.blockedUnless('the form for a new lesson does not offer people', async () => {
        await admin.opens(routes.adminSchedule);
        await admin.schedule.pressCreate();
        return admin.lessonDialog.options(caption);
      });
      await skipMissingFeature(!offered.includes(active.fullName), `new ${kind} in the form for a lesson`);
      expect(offered, `what the form offers under «${caption}»`).not.toContain(deactivated.fullName);
    },
  );
}

test(
  'BW no form for students offers a tutor, a parent or a teacher who is deactivated',
  about({
    titleRu: 'формы ученика не предлагают деактивированных тьюторов, родителей и преподавателей',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts, administration }) => {
    const pair = async (kind: 'tutor' | 'parent' | 'teacher') => {
      const [active, deactivated] = [await accounts.create(kind), await accounts.create(kind)];
      await administration.deactivate(deactivated.user.id);
      return { active: active.fullName, deactivated: deactivated.fullName };
    };
    const { email } = await accounts.create('student');
    const students = await admin.precondition('B11', () => admin.finds('student', email));
    const forms = [
      {
        form: admin.createDialog('student'),
        open: () => students.pressCreate(),
        lists: { Тьютор: await pair('tutor'), Родитель: await pair('parent') },
      },
      {
        form: admin.subjectsDialog,
        open: () => students.openSubjects(email),
        lists: { Преподаватель: await pair('teacher') },
      },
    ];
    for (const { form, open, lists } of forms) {
      await admin.blockedUnless('a form for students does not open', open);
      for (const [caption, { active, deactivated }] of Object.entries(lists)) {
        const isOffered = await admin.canDo(() => expect.poll(() => form.options(caption)).toContain(active));
        await skipMissingFeature(!isOffered, `new account under «${caption}» in a form for students`);
        expect(await form.options(caption), `what the form offers under «${caption}»`).not.toContain(deactivated);
      }
      await form.close();
    }
  },
);

test(
  'BS lessons of usual lengths are planned, within one hour and over a full one',
  about({
    titleRu: 'занятия обычной длины назначаются: внутри одного часа и через целый час',
    scenario: 'BS',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ accounts, lessonRules }) => {
    const [teacher, student] = [
      await accounts.create('teacher', { subject: 'Математика' }),
      await accounts.create('student'),
    ];
    const statusOf = (start: string, end: string) => lessonRules.statusOfPlan(teacher, student, start, end);
    requireResult('B17', (await statusOf('08:00', '09:30')) < 300, 'no lesson can be planned over the API');
    for (const [start, end] of [
      ['10:00', '10:45'],
      ['11:30', '12:15'],
      ['13:15', '13:45'],
    ] as const) {
      expect.soft(await statusOf(start, end), `the response to a lesson from ${start} to ${end}`).toBeLessThan(300);
    }
    expect(
      await statusOf('15:00', '15:00'),
      'the response to a lesson that ends when it begins',
    ).toBeGreaterThanOrEqual(400);
  },
);
