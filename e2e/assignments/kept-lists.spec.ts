import { HOUR, about, expect, skipMissingFeature, test, unique } from '../../fixtures';

test(
  'S2 the list that a browser keeps is read again an hour later',
  about({
    titleRu: 'список, сохранённый в браузере, через час читается заново',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ accounts, assignments, signInAs }) => {
    const account = await accounts.create('student');
    const first = await assignments.create({ assignedTo: [account.user.id] });
    const student = await signInAs('student', account, 'student who comes back', { keepsCachedLists: true });
    await student.precondition('2.2', async () => {
      await student.opensAssignments();
      await student.assignments.findCard(first.title);
    });
    const { title } = await assignments.create({ title: unique('Час спустя'), assignedTo: [account.user.id] });
    await student.setsClock(new Date(Date.now() + HOUR).toISOString());
    // A page may end the session by the clock of the browser.
    await skipMissingFeature(
      !(await student.canDo(() => student.opensAssignments())),
      'list of assignments an hour after the sign-in',
    );
    await expect(student.assignments.card(title).heading, 'the assignment that is new since then').toBeVisible();
  },
);
