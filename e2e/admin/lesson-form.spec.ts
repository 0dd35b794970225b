import { about, expect, requireResult, routes, skipWhatIsNotOffered, test } from '../../fixtures';

/** Whom the form for a new lesson offers. */

for (const [kind, caption] of [['teacher', 'Преподаватель'], ['student', 'Студент']] as const) {
  test(
    `BS the form for a new lesson offers no ${kind} who is deactivated`,
    about({
      titleRu: kind === 'teacher' ? 'форма занятия не предлагает отключённого преподавателя' : 'форма занятия не предлагает отключённого ученика',
      scenario: 'BS', cases: [], owner: 'administration', roles: ['admin'], changesData: true,
    }),
    async ({ admin, accounts, administration }) => {
      const [active, deactivated] = [await accounts.create(kind), await accounts.create(kind)];
      await administration.deactivate(deactivated.user.id);
      const offered = await admin.precondition('B17', async () => {
        await admin.opens(routes.adminSchedule);
        await admin.schedule.pressCreate();
        return admin.lessonDialog.options(caption);
      });
      await skipWhatIsNotOffered(!offered.includes(active.fullName), `new ${kind} in the form for a lesson`);
      expect(offered, `what the form offers under «${caption}»`).not.toContain(deactivated.fullName);
    },
  );
}

test(
  'BS lessons of usual lengths are planned, within one hour and over a full one',
  about({
    titleRu: 'занятия обычной длины назначаются: внутри одного часа и через целый час',
    scenario: 'BS', cases: [], owner: 'administration', roles: ['admin'], changesData: true,
  }),
  async ({ accounts, lessonRules }) => {
    const [teacher, student] = [await accounts.create('teacher', { subject: 'Математика' }), await accounts.create('student')];
    const statusOf = (start: string, end: string) => lessonRules.statusOfPlan(teacher, student, start, end);
    requireResult('B17', (await statusOf('08:00', '09:30')) < 300, 'no lesson can be planned over the API');
    for (const [start, end] of [['10:00', '10:45'], ['11:30', '12:15'], ['13:15', '13:45']] as const) {
      expect.soft(await statusOf(start, end), `the response to a lesson from ${start} to ${end}`).toBeLessThan(300);
    }
    expect(await statusOf('15:00', '15:00'), 'the response to a lesson that ends when it begins').toBeGreaterThanOrEqual(400);
  },
);
