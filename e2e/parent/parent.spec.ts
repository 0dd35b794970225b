import { about, expect, russianDateTimePattern, routes, test } from '../../fixtures';

test(
  'P1 a parent sees the own child and no other',
  about({ scenario: 'P', cases: ['P1'], owner: 'families', roles: ['parent'], changesData: true }),
  async ({ parent, accounts, administration, protocol }) => {
    const neighbour = await accounts.create('parent');
    const otherChild = await accounts.create('student', { parent_id: neighbour.user.id });
    const children = await administration.childrenOf(await administration.idOf('parent'));

    await protocol.step('P1', async () => {
      const responses = await parent.typesAddressOf(routes.parentChildren);
      expect(children, 'The reference parent has a child').not.toHaveLength(0);
      for (const child of children)
        await expect(parent.children.child(`${child.first_name} ${child.last_name}`)).toBeVisible();
      await expect(parent.children.links).toHaveCount(children.length);
      await expect(parent.children.child(otherChild.fullName)).toHaveCount(0);
      expect(responses).toNotDisclose(otherChild.email, otherChild.user.last_name);
    });
  },
);

test(
  'P2 a parent reads assignments, marks and comments of the child and can change nothing',
  about({ scenario: 'P', cases: ['P2'], owner: 'families', roles: ['parent'], changesData: true }),
  async ({ accounts, administration, assignments, families, signInAs, protocol }) => {
    const account = await accounts.create('parent');
    // The first child has other work: a page that shows it for every child shows wrong rows and figures.
    const sibling = await families.sibling({ parent: account });
    const studentWithGrades = await families.studentWithRecord({ parent: account });
    const parent = await signInAs('parent', account);

    await protocol.step('P2', async () => {
      await parent.opensChildren();
      await parent.children.openChild(studentWithGrades.fullName);

      const graded = parent.child.assignments.row(studentWithGrades.graded.title);
      const open = parent.child.assignments.row(studentWithGrades.open.title);
      await expect(graded).toBeVisible();
      // Checks everything at once: all errors are reported, and the time-out is spent only once.
      await Promise.all([
        expect.soft(graded).toShowGrade(studentWithGrades.score, studentWithGrades.graded.max_score),
        expect.soft(graded).toShowPercentage(studentWithGrades.percentage),
        expect.soft(graded).toShowText(studentWithGrades.feedback),
        expect.soft(graded).toShowMoment(russianDateTimePattern(studentWithGrades.graded.due_date), 'the deadline'),
        expect
          .soft(graded)
          .toShowMoment(russianDateTimePattern(studentWithGrades.submission.submitted_at), 'the moment of sending'),
        expect.soft(open).toContainText(/Не отправлено|Not Submitted/),
        expect.soft(open).not.toContainText(studentWithGrades.feedback),
        expect
          .soft(parent.child.assignments.row(studentWithGrades.waiting.title))
          .toContainText(/Отправлено|Submitted/),
        expect.soft(parent.child.assignments.row(sibling.open.title)).toHaveCount(0),
      ]);

      await expect
        .soft((title: string) => parent.child.assignments.figure(title))
        .toShowCorrectFigures(studentWithGrades.figures);
      await expect.soft(parent.child.assignments.controls).toHaveCount(0);
      expect(await administration.triesToCreateAssignment(parent.api, studentWithGrades)).toAllBeRefused('a parent');
      expect(await administration.triesAssignmentWrites(parent.api, studentWithGrades)).toAllBeRefused('a parent');
      const teacher = await assignments.as('teacher');
      expect(await teacher.read(studentWithGrades.graded.id), 'The assignment must be as it was').toEqual(
        studentWithGrades.graded,
      );
      expect(await teacher.submissions(studentWithGrades.graded.id), 'The mark must be as it was').toEqual([
        studentWithGrades.submission,
      ]);
    });
  },
);

test(
  'P3 another family’s child is refused by typed address and by the API, in both directions',
  about({ scenario: 'P', cases: ['P3'], owner: 'families', roles: ['parent'], changesData: true }),
  async ({ accounts, families, signInAs, protocol }) => {
    const [first, second] = [await accounts.create('parent'), await accounts.create('parent')];
    const [firstChild, secondChild] = [
      await families.studentWithGrades({ parent: first }),
      await families.studentWithGrades({ parent: second }),
    ];
    const firstParent = await signInAs('parent', first, 'first parent');
    const secondParent = await signInAs('parent', second, 'second parent');

    await protocol.step('P3', async () => {
      // Opens the parents' own children first: a platform that shows nothing to any user would pass the other checks.
      const firstPage = await firstParent.opensCollecting(routes.parentChild, firstChild.user.id);
      const secondPage = await secondParent.opensCollecting(routes.parentChild, secondChild.user.id);

      for (const { parent, other, otherPage } of [
        { parent: firstParent, other: secondChild, otherPage: secondPage },
        { parent: secondParent, other: firstChild, otherPage: firstPage },
      ]) {
        const secrets = [other.email, other.user.last_name, other.graded.title, other.open.title, other.feedback];
        const responses = await parent.typesAddressOf(routes.parentChild, other.user.id);
        await expect(parent.child.title(other.fullName)).toHaveCount(0);
        await expect(parent.child.assignments.row(other.graded.title)).toHaveCount(0);
        expect(responses).toNotDisclose(...secrets);

        const shown = await parent.readsEverythingAbout(other);
        expect(shown).toNotDisclose(...secrets);
        expect(await parent.repeatsReads(otherPage)).toNotDisclose(...secrets);
        // What was refused ends no session.
        await parent.opens(parent.home);
      }
    });
  },
);

test(
  'P4 a parent without children sees an empty state and no error',
  about({ scenario: 'P', cases: ['P4'], owner: 'families', roles: ['parent'], changesData: true }),
  async ({ accounts, signInAs, protocol }) => {
    const parent = await signInAs('parent', await accounts.create('parent'));

    await protocol.step('P4', async () => {
      await parent.opensChildren();
      await expect(parent.children.empty).toBeVisible();
      await expect(parent.children.links).toHaveCount(0);
      await expect(parent.children.problem).toHaveCount(0);
      await parent.opens(parent.home);
      await expect(parent.children.empty).toBeVisible();
    });
  },
);
