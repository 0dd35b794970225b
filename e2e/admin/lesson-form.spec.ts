import { about, expect, routes, skipWhatIsNotOffered, test } from '../../fixtures';

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
