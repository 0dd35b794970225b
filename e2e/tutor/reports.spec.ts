import { about, endpoints, expect, routes, skipWhatIsNotOffered, test, unique } from '../../fixtures';

/** Statuses of an API without weekly reports. */
const NOT_THERE = [404, 405, 501];

test(
  'T reports of one week are listed with the newest first',
  about({
    titleRu: 'отчёты за одну неделю стоят в списке от нового к старому',
    scenario: 'T', cases: [], owner: 'families', roles: ['tutor'], changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const account = await accounts.create('tutor');
    const students = [await accounts.create('student', { tutor_id: account.user.id }), await accounts.create('student', { tutor_id: account.user.id })] as const;
    const session = await accounts.signIn(account);
    // About two students: a build may take one report a week about each.
    const reports = [await families.triesToReport(session, students[0]), await families.triesToReport(session, students[1])] as const;
    await skipWhatIsNotOffered(reports.some(({ status }) => NOT_THERE.includes(status)), 'weekly reports of tutors');
    for (const { request, status } of reports) expect(status, `the response to ${request} of the student's tutor`).toBeLessThan(300);

    const tutor = await signInAs('tutor', account);
    await tutor.opens(routes.tutorReports);
    const [older, newer] = reports.map(({ texts: [title] }) => title ?? '');
    await expect(tutor.reports.titles('Отчёт за неделю'), 'the reports that the server has, the newest first').toContainText([newer ?? '', older ?? '']);
  },
);

test(
  'T a new report is stored once although it is created twice, and the list shows it without a reload',
  about({
    titleRu: 'новый отчёт сохраняется один раз при двойном нажатии и виден в списке без перезагрузки',
    scenario: 'T', cases: [], owner: 'families', roles: ['tutor', 'parent'], changesData: true,
  }),
  async ({ accounts, signInAs }) => {
    const [account, parent] = [await accounts.create('tutor'), await accounts.create('parent')];
    const student = await accounts.create('student', { tutor_id: account.user.id, parent_id: parent.user.id });
    const title = unique('Отчёт за неделю');
    const tutor = await signInAs('tutor', account);
    await tutor.blockedUnless('the form for a report is not the known one', async () => {
      await tutor.opens(routes.tutorReports);
      await tutor.reports.pressCreate();
      await tutor.reportDialog.fill({ student: student.fullName, title, text: 'Решает <b>увереннее</b>, чем раньше' });
    });
    const earlier = await tutor.messages();
    const press = () => tutor.pressesTwice(endpoints.createReport, () => tutor.reportDialog.create());
    await tutor.expectSuccess(endpoints.createReport, press);
    await expect.soft(tutor).toShowChangeDone({ dialog: tutor.reportDialog.box, earlier });
    await expect(tutor.reports.titles(title), 'the new report in the list, without a reload').toHaveCount(1);
    await tutor.opens(routes.tutorReports);
    await expect(tutor.reports.titles(title), 'the new report in the list, after a reload').toHaveCount(1);
  },
);
