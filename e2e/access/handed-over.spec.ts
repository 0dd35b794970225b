import {
  NOT_THERE,
  about,
  expect,
  parentReports,
  routes,
  skipMissingFeature,
  test,
  textFile,
  tutorStudent,
  unique,
} from '../../fixtures';

/** A student who is given to another parent or tutor: the former one reads nothing any more, the new one reads all. */

/** Sent with an answer: the former parent or tutor knows its address. */
const solution = () => textFile('решение.txt', unique('Решение: корень из пяти'));

test(
  'M a parent whose child is given to another parent reads nothing of it any more, and the new parent reads all',
  about({
    titleRu: 'родитель, чей ребёнок передан другому родителю, больше ничего о нём не читает, а новый читает всё',
    scenario: 'M',
    cases: [],
    owner: 'families',
    roles: ['parent', 'admin'],
    changesData: true,
  }),
  async ({ accounts, families, handedOver, signInAs }) => {
    const [former, next] = [await accounts.create('parent'), await accounts.create('parent')];
    const child = await families.studentWithRecord({ parent: former }, solution());
    // A platform that only asks whether the parent has any child would let the parent go on reading.
    await accounts.create('student', { parent_id: former.user.id });
    await handedOver.planLesson(child);
    const formerParent = await signInAs('parent', former, 'former parent');
    const before = await formerParent.opensCollecting(routes.parentChild, child.user.id);
    await formerParent.blockedUnless('the page of a child tells the parent nothing of its work', () =>
      Promise.resolve(expect(before).toDisclose(child.graded.title)),
    );

    await skipMissingFeature(!(await handedOver.toParent(child, next)), 'way to give a child to another parent');
    const nextParent = await signInAs('parent', next, 'new parent');

    const { secrets } = child;
    for (const route of [routes.parentHome, routes.parentChildren]) {
      expect
        .soft(await formerParent.typesAddressOf(route), `what ${route.name} of the former parent receives`)
        .toNotDisclose(...secrets);
      await expect
        .soft(formerParent.dashboard.main, `${route.name} of the former parent`)
        .not.toContainText(child.user.last_name);
    }
    expect
      .soft(
        await formerParent.typesAddressOf(routes.parentChild, child.user.id),
        'what the page of the child of the former parent receives',
      )
      .toNotDisclose(...secrets);
    await expect.soft(formerParent.child.title(child.fullName)).toHaveCount(0);
    expect.soft(await formerParent.readsEverythingAbout(child)).toNotDisclose(...secrets);
    expect.soft(await formerParent.repeatsReads(before)).toNotDisclose(...secrets);

    await nextParent.opensChildren();
    await expect.soft(nextParent.children.child(child.fullName)).toBeVisible();
    const received = await nextParent.opensCollecting(routes.parentChild, child.user.id);
    expect.soft(received, 'what the page of the child of the new parent receives').toDisclose(child.graded.title);
    await expect
      .soft(nextParent.child.assignments.row(child.graded.title))
      .toShowGrade(child.score, child.graded.max_score);
  },
);

test(
  'M the reports about a child who is given to another parent are read by the new parent and no longer by the former one',
  about({
    titleRu: 'отчёты о ребёнке, переданном другому родителю, читает новый родитель и больше не читает прежний',
    scenario: 'M',
    cases: [],
    owner: 'families',
    roles: ['parent', 'tutor', 'admin'],
    changesData: true,
  }),
  async ({ accounts, families, handedOver, signInAs }) => {
    const [former, next] = [await accounts.create('parent'), await accounts.create('parent')];
    const [tutor, nextTutor] = [await accounts.create('tutor'), await accounts.create('tutor')];
    const child = await accounts.create('student', { parent_id: former.user.id, tutor_id: tutor.user.id });
    const tutorSession = await accounts.signIn(tutor);
    const report = await families.triesToReport(tutorSession, child);
    await skipMissingFeature(NOT_THERE.includes(report.status), 'weekly reports of tutors');
    expect(report.status, `the response to ${report.request} of the child's tutor`).toBeLessThan(300);
    const sending = await families.sendsReport(tutorSession, report);
    await skipMissingFeature(
      sending === undefined || NOT_THERE.includes(sending),
      'way to send a report to the parent',
    );
    const [title = ''] = report.texts;
    const formerParent = await signInAs('parent', former, 'former parent');
    await formerParent.blockedUnless('the parent does not read the report that the tutor sent', async () =>
      expect(await families.reports(formerParent.api)).toDisclose(...report.texts),
    );

    await skipMissingFeature(!(await handedOver.toParent(child, next)), 'way to give a child to another parent');
    const nextParent = await signInAs('parent', next, 'new parent');
    expect
      .soft(await families.reports(formerParent.api), 'the reports that the former parent reads')
      .toNotDisclose(...report.texts);
    for (const route of [routes.parentHome, parentReports]) {
      expect
        .soft(await formerParent.typesAddressOf(route), `what ${route.name} of the former parent receives`)
        .toNotDisclose(...report.texts);
      await expect.soft(formerParent.dashboard.main, `${route.name} of the former parent`).not.toContainText(title);
    }
    expect
      .soft(await families.reports(nextParent.api), 'the reports that the new parent reads')
      .toDisclose(...report.texts);
    await skipMissingFeature(
      !(await nextParent.canReach(() => nextParent.opens(parentReports))),
      'page with the reports for a parent',
    );
    await expect(nextParent.dashboard.main, 'the reports on the page of the new parent').toContainText(title);
    const page = await nextParent.dashboard.main.innerText();
    const absent = [...report.texts.slice(1), child.fullName, tutor.fullName].filter((part) => !page.includes(part));
    await skipMissingFeature(absent.length > 0, `«${absent.join('», «')}» in a report of a parent`);
    await skipMissingFeature(!(await handedOver.toTutor(child, nextTutor)), 'way to give a student to another tutor');
    expect(
      await families.reports(nextParent.api),
      'the reports that the parent reads after the child has got another tutor',
    ).toDisclose(...report.texts);
  },
);

test(
  'M the draft of a report stays with its tutor when the student gets another tutor',
  about({
    titleRu: 'черновик отчёта остаётся у своего тьютора, когда у ученика меняется тьютор',
    scenario: 'M',
    cases: [],
    owner: 'families',
    roles: ['tutor', 'admin'],
    changesData: true,
  }),
  async ({ accounts, families, handedOver }) => {
    const [former, next] = [await accounts.create('tutor'), await accounts.create('tutor')];
    const student = await accounts.create('student', { tutor_id: former.user.id });
    const [author, reader] = [await accounts.signIn(former), await accounts.signIn(next)];
    const report = await families.triesToReport(author, student);
    await skipMissingFeature(NOT_THERE.includes(report.status), 'weekly reports of tutors');
    expect(report.status, `the response to ${report.request} of the student's tutor`).toBeLessThan(300);
    await skipMissingFeature(!(await handedOver.toTutor(student, next)), 'way to give a student to another tutor');
    expect.soft(await families.reports(reader), 'the reports that the new tutor reads').toNotDisclose(...report.texts);
    expect(await families.reports(author), 'the reports that the author reads').toDisclose(...report.texts);
  },
);

test(
  'M a tutor whose student is given to another tutor reads nothing of the work any more, and the new tutor reads all',
  about({
    titleRu: 'тьютор, чей ученик передан другому тьютору, больше не читает его работу, а новый читает всё',
    scenario: 'M',
    cases: [],
    owner: 'families',
    roles: ['tutor', 'admin'],
    changesData: true,
  }),
  async ({ accounts, families, handedOver, signInAs }) => {
    const [former, next] = [await accounts.create('tutor'), await accounts.create('tutor')];
    const student = await families.studentWithRecord({ tutor: former }, solution());
    // A platform that only asks whether the tutor has any student would let the tutor go on reading.
    await accounts.create('student', { tutor_id: former.user.id });
    const formerTutor = await signInAs('tutor', former, 'former tutor');
    const before = await formerTutor.opensCollecting(tutorStudent, student.user.id);
    await formerTutor.blockedUnless('the page of a student tells the tutor nothing of the work', () =>
      Promise.resolve(expect(before).toDisclose(student.graded.title)),
    );

    await skipMissingFeature(!(await handedOver.toTutor(student, next)), 'way to give a student to another tutor');
    const nextTutor = await signInAs('tutor', next, 'new tutor');

    for (const route of [routes.tutorHome, routes.tutorStudents]) {
      expect
        .soft(await formerTutor.typesAddressOf(route), `what ${route.name} of the former tutor receives`)
        .toNotDisclose(...student.secrets);
    }
    expect
      .soft(
        await formerTutor.typesAddressOf(tutorStudent, student.user.id),
        'what the page of the student of the former tutor receives',
      )
      .toNotDisclose(...student.secrets);
    await expect.soft(formerTutor.student.title(student.fullName)).toHaveCount(0);
    expect.soft(await formerTutor.readsEverythingAbout(student)).toNotDisclose(...student.secrets);
    expect.soft(await formerTutor.repeatsReads(before)).toNotDisclose(...student.secrets);
    expect.soft([await families.triesToReport(formerTutor.api, student)]).toAllBeRefused('the former tutor');

    await nextTutor.opensStudents();
    await expect.soft(nextTutor.students.student(student.fullName)).toBeVisible();
    const received = await nextTutor.opensCollecting(tutorStudent, student.user.id);
    expect.soft(received, 'what the page of the student of the new tutor receives').toDisclose(student.graded.title);
    await expect
      .soft(nextTutor.student.assignments.row(student.graded.title))
      .toShowGrade(student.score, student.graded.max_score);
  },
);

test(
  'M an assignment that is given to another student is gone for the former one, and the new one reads it',
  about({
    titleRu: 'задание, переданное другому ученику, исчезает у прежнего, а новый его читает',
    scenario: 'M',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.create({ title: 'Будет передано', assignedTo: ['student'] });
    const { id } = await assignments.person('secondStudent');
    const changed = await (await assignments.as('teacher')).change(homework.id, { assigned_to: [id] });
    expect(changed.assigned_to ?? [id], 'the students of the assignment after the change').toEqual([id]);
    const [former, next] = [await assignments.as('student'), await assignments.as('secondStudent')];
    expect
      .soft(
        (await former.list()).map(({ title }) => title),
        'the list of the former student',
      )
      .not.toContain(homework.title);
    await expect
      .soft(former.read(homework.id))
      .toBeRefused([403, 404], 'the former student an assignment that was given to another');
    expect
      .soft(
        (await next.list()).map(({ title }) => title),
        'the list of the new student',
      )
      .toContain(homework.title);
    expect.soft((await next.read(homework.id)).title, 'the assignment that the new student reads').toBe(homework.title);
  },
);
