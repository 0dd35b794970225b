import { about, expect, inRussian, routes, test } from '../../fixtures';

test(
  'P1 a parent sees the own child and no other',
  about({ scenario: 'P', cases: ['P1'], owner: 'families', roles: ['parent'], changesData: true }),
  async ({ parent, accounts, administration, protocol }) => {
    const neighbour = await accounts.create('parent');
    const otherChild = await accounts.create('student', { parent_id: neighbour.user.id });
    const children = await administration.childrenOf(await administration.idOf('parent'));

    await protocol.step('P1', async () => {
      const heard = await parent.typesAddressOf(routes.parentChildren);
      expect(children, 'The reference parent has a child').not.toHaveLength(0);
      for (const child of children) await expect(parent.children.child(`${child.first_name} ${child.last_name}`)).toBeVisible();
      await expect(parent.children.links).toHaveCount(children.length);
      await expect(parent.children.child(otherChild.fullName)).toHaveCount(0);
      expect(heard).toTellNothingOf(otherChild.email, otherChild.user.last_name);
    });
  },
);

test(
  'P2 a parent reads assignments, marks and comments of the child and can change nothing',
  about({ scenario: 'P', cases: ['P2'], owner: 'families', roles: ['parent'], changesData: true }),
  async ({ accounts, administration, assignments, families, signInAs, protocol }) => {
    const account = await accounts.create('parent');
    const pupil = await families.pupil({ parent: account });
    const parent = await signInAs('parent', account);

    await protocol.step('P2', async () => {
      await parent.opensChildren();
      await parent.children.openChild(pupil.fullName);

      const marked = parent.child.assignments.row(pupil.marked.title);
      const open = parent.child.assignments.row(pupil.open.title);
      await expect(marked).toBeVisible();
      // All at once: whatever is wrong is told, and is waited for only once.
      await Promise.all([
        expect.soft(marked).toShowGrade(pupil.score, pupil.marked.max_score),
        expect.soft(marked).toShowPercentage(pupil.percentage),
        expect.soft(marked).toShowText(pupil.feedback),
        expect.soft(marked).toShowMoment(inRussian(pupil.marked.due_date), 'the deadline'),
        expect.soft(marked).toShowMoment(inRussian(pupil.answer.submitted_at), 'the moment of sending'),
        expect.soft(open).toContainText(/Не отправлено|Not Submitted/),
        expect.soft(open).not.toContainText(pupil.feedback),
      ]);

      const figures = { Заданий: [2], Отправлено: [1], Оценено: [1], Прогресс: [50], 'Средний результат': [85, 84.6, 84.62] };
      await expect.soft((title: string) => parent.child.assignments.figure(title)).toShowNoOtherFigures(figures);
      await expect.soft(parent.child.assignments.controls).toHaveCount(0);
      expect(await administration.triesToGiveWork(parent.api, pupil)).toAllBeRefused('a parent');
      expect(await administration.triesWorkDeeds(parent.api, pupil)).toAllBeRefused('a parent');
      const teacher = await assignments.as('teacher');
      expect(await teacher.read(pupil.marked.id), 'The assignment must be as it was').toEqual(pupil.marked);
      expect(await teacher.answers(pupil.marked.id), 'The mark must be as it was').toEqual([pupil.answer]);
    });
  },
);

test(
  'P3 another family’s child is refused by typed address and by the API, in both directions',
  about({ scenario: 'P', cases: ['P3'], owner: 'families', roles: ['parent'], changesData: true }),
  async ({ accounts, families, signInAs, protocol }) => {
    const [first, second] = [await accounts.create('parent'), await accounts.create('parent')];
    const [firstChild, secondChild] = [await families.pupil({ parent: first }), await families.pupil({ parent: second })];
    const visits = [
      { parent: await signInAs('parent', first, 'first parent'), own: firstChild, other: secondChild },
      { parent: await signInAs('parent', second, 'second parent'), own: secondChild, other: firstChild },
    ];

    await protocol.step('P3', async () => {
      for (const { parent, own, other } of visits) {
        const secrets = [other.email, other.user.last_name, other.marked.title, other.open.title, other.feedback];
        // The own child first: a platform that shows nothing to anybody would pass the rest.
        await parent.opens(routes.parentChild, own.user.id);

        const heard = await parent.typesAddressOf(routes.parentChild, other.user.id);
        await expect(parent.child.title(other.fullName)).toHaveCount(0);
        await expect(parent.child.assignments.row(other.marked.title)).toHaveCount(0);
        expect(heard).toTellNothingOf(...secrets);

        const told = await parent.asksForEverythingAbout(other);
        expect(told).toTellNothingOf(...secrets);
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
