import {
  DAY,
  NOT_THERE,
  about,
  endpoints,
  expect,
  longText,
  routes,
  skipMissingFeature,
  test,
  unique,
  wrongDaysOfReports,
} from '../../fixtures';

/** Returns all texts of a response. */
function textsIn(content: unknown): string[] {
  if (typeof content === 'string') return [content.replaceAll('\r\n', '\n')];
  return typeof content === 'object' && content !== null ? Object.values(content).flatMap(textsIn) : [];
}

test(
  'T reports of one week are listed with the newest first',
  about({
    titleRu: 'отчёты за одну неделю стоят в списке от нового к старому',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor'],
    changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const account = await accounts.create('tutor');
    const students = [
      await accounts.create('student', { tutor_id: account.user.id }),
      await accounts.create('student', { tutor_id: account.user.id }),
    ] as const;
    const session = await accounts.signIn(account);
    // About two students: a build may take one report a week about each.
    const reports = [
      await families.triesToReport(session, students[0]),
      await families.triesToReport(session, students[1]),
    ] as const;
    await skipMissingFeature(
      reports.some(({ status }) => NOT_THERE.includes(status)),
      'weekly reports of tutors',
    );
    for (const { request, status } of reports)
      expect(status, `the response to ${request} of the student's tutor`).toBeLessThan(300);

    const tutor = await signInAs('tutor', account);
    await tutor.opens(routes.tutorReports);
    const [older, newer] = reports.map(({ texts: [title] }) => title ?? '');
    await expect(
      tutor.reports.titles('Отчёт за неделю'),
      'the reports that the server has, the newest first',
    ).toContainText([newer ?? '', older ?? '']);
  },
);

test(
  'T a new report is stored once although it is created twice, and the list shows it without a reload',
  about({
    titleRu: 'новый отчёт сохраняется один раз при двойном нажатии и виден в списке без перезагрузки',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor', 'parent'],
    changesData: true,
  }),
  async ({ accounts, signInAs }) => {
    const [account, parent] = [await accounts.create('tutor'), await accounts.create('parent')];
    const student = await accounts.create('student', { tutor_id: account.user.id, parent_id: parent.user.id });
    // Not the only student, and not the last one of the list in the form.
    await accounts.create('student', { first_name: 'Другой', tutor_id: account.user.id });
    const stranger = await accounts.create('student', { first_name: 'Чужой', parent_id: parent.user.id });
    const [title, text] = [unique('Отчёт за неделю'), 'Решает <b>увереннее</b>, чем раньше'];
    const tutor = await signInAs('tutor', account);
    await tutor.blockedUnless('the form for a report is not the known one', async () => {
      await tutor.opens(routes.tutorReports);
      await tutor.reports.pressCreate();
      await tutor.reportDialog.fill({ student: student.fullName, title, text });
    });
    expect
      .soft(await tutor.reportDialog.students(), 'the students that the form offers to the tutor')
      .not.toContain(stranger.fullName);
    const earlier = await tutor.messages();
    const press = () => tutor.pressesTwice(endpoints.createReport, () => tutor.reportDialog.create());
    await tutor.expectSuccess(endpoints.createReport, press);
    await expect.soft(tutor).toShowChangeDone({ dialog: tutor.reportDialog.box, earlier });
    await expect(tutor.reports.titles(title), 'the new report in the list, without a reload').toHaveCount(1);
    await tutor.opens(routes.tutorReports);
    await expect(tutor.reports.titles(title), 'the new report in the list, after a reload').toHaveCount(1);
    const shown = await tutor.reports.report(title).innerText();
    expect(shown, 'the report in the list').not.toContain('Другой');
    const absent = [student.fullName, text].filter((part) => !shown.includes(part));
    await skipMissingFeature(absent.length > 0, `«${absent.join('», «')}» in the list of reports`);
  },
);

test(
  'T a long report is read whole by its tutor and by the parent',
  about({
    titleRu: 'длинный отчёт целиком читают тьютор и родитель',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor', 'parent'],
    changesData: true,
  }),
  async ({ accounts, families }) => {
    const [tutor, parent] = [await accounts.create('tutor'), await accounts.create('parent')];
    const student = await accounts.create('student', { tutor_id: tutor.user.id, parent_id: parent.user.id });
    const session = await accounts.signIn(tutor);
    const summary = [1, 2, 3].map((part) => longText(unique(`Длинный отчёт, часть ${part}`))).join('\n');
    const { status, texts } = await families.triesToReport(session, student, { summary });
    await skipMissingFeature(
      [...NOT_THERE, 400, 413].includes(status),
      'weekly reports of tutors that take a long text',
    );
    expect(status, 'the response to a long report').toBeLessThan(300);
    await families.sendsReport(session, { texts });
    const lengths: number[] = [];
    for (const [who, reader] of [
      ['tutor', session],
      ['parent', await accounts.signIn(parent)],
    ] as const) {
      const read = await families.reports(reader);
      // A build may show the parent only some reports.
      const found = read
        .map(({ text }) => JSON.parse(text) as unknown)
        .flatMap((content) => textsIn(content))
        .filter((text) => text.startsWith(summary.slice(0, 40)));
      expect
        .soft(
          found.filter((text) => text !== summary),
          `what the ${who} reads of the report instead of the whole`,
        )
        .toEqual([]);
      lengths.push(found.length);
    }
    expect(lengths[0], 'how often the tutor reads the report').toBeGreaterThan(0);
  },
);

test(
  'T a report is read by the parent once its tutor has sent it, and not before',
  about({
    titleRu: 'отчёт читает родитель только после того, как тьютор его отправил',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor', 'parent'],
    changesData: true,
  }),
  async ({ accounts, families }) => {
    const [tutor, parent] = [await accounts.create('tutor'), await accounts.create('parent')];
    const student = await accounts.create('student', { tutor_id: tutor.user.id, parent_id: parent.user.id });
    const [session, reader] = [await accounts.signIn(tutor), await accounts.signIn(parent)];
    const report = await families.triesToReport(session, student);
    await skipMissingFeature(NOT_THERE.includes(report.status), 'weekly reports of tutors');
    expect(report.status, `the response to ${report.request} of the student's tutor`).toBeLessThan(300);
    expect.soft(await wrongDaysOfReports(session), 'days of another week than that of the report').toEqual([]);
    const draft = await families.reports(reader);
    const sending = await families.sendsReport(session, report);
    await skipMissingFeature(
      sending !== undefined && NOT_THERE.includes(sending),
      'way to send a report to the parent',
    );
    expect(draft, 'what the parent reads of a draft').toNotDisclose(...report.texts);
    expect(sending, "the response to the tutor's sending of the report").toBeLessThan(300);
    expect(await families.reports(reader), 'what the parent reads of the report that was sent').toDisclose(
      ...report.texts,
    );
  },
);

test(
  'T a report that the tutor sends from the page reaches the parent once, and is offered for sending no more',
  about({
    titleRu: 'отчёт, отправленный со страницы, приходит родителю один раз и больше не предлагается к отправке',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor', 'parent'],
    changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const [account, parent] = [await accounts.create('tutor'), await accounts.create('parent')];
    const student = await accounts.create('student', { tutor_id: account.user.id, parent_id: parent.user.id });
    const tutor = await signInAs('tutor', account);
    const report = await families.triesToReport(tutor.api, student);
    await skipMissingFeature(NOT_THERE.includes(report.status), 'weekly reports of tutors');
    const [title = ''] = report.texts;
    await tutor.blockedUnless('the page of the tutor does not list the report', async () => {
      await tutor.opens(routes.tutorReports);
      await expect(tutor.reports.titles(title).first()).toBeVisible();
    });
    await skipMissingFeature(
      (await tutor.reports.sendButton(title).count()) === 0,
      'button that sends a report to the parent',
    );
    const earlier = await tutor.messages();
    await tutor.expectSuccess(endpoints.sendReport, () =>
      tutor.pressesTwice(endpoints.sendReport, () => tutor.reports.send(title)),
    );
    await expect.soft(tutor).toShowChangeDone({ earlier });
    await expect
      .soft(tutor.reports.sendButton(title), 'the button after the report was sent, without a reload')
      .toBeHidden();
    expect(
      await families.reports(await accounts.signIn(parent)),
      'what the parent reads of the report that was sent',
    ).toDisclose(...report.texts);
  },
);

test(
  'T the reports about a student stay when the account of the parent is removed for good',
  about({
    titleRu: 'отчёты об ученике остаются, когда учётную запись родителя удалили навсегда',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor', 'admin'],
    changesData: true,
  }),
  async ({ accounts, administration, families }) => {
    const [tutor, parent] = [await accounts.create('tutor'), await accounts.create('parent')];
    const student = await accounts.create('student', { tutor_id: tutor.user.id, parent_id: parent.user.id });
    const session = await accounts.signIn(tutor);
    const report = await families.triesToReport(session, student);
    await skipMissingFeature(NOT_THERE.includes(report.status), 'weekly reports of tutors');
    expect(report.status, `the response to ${report.request} of the student's tutor`).toBeLessThan(300);
    await administration.remove(parent.user.id);
    expect(await families.reports(session), "the tutor's reports after the parent was removed").toDisclose(
      ...report.texts,
    );
  },
);

for (const [day, moment] of [
  ['a Sunday', '2030-01-13T12:00:00'],
  ['a Monday', '2030-01-14T12:00:00'],
] as const) {
  test(
    `T a report that is written on ${day} is about the week of that day`,
    about({
      titleRu:
        day === 'a Sunday'
          ? 'отчёт, написанный в воскресенье, относится к этой же неделе'
          : 'отчёт, написанный в понедельник, относится к этой же неделе',
      scenario: 'T',
      cases: [],
      owner: 'families',
      roles: ['tutor'],
      changesData: true,
    }),
    async ({ accounts, signInAs }) => {
      const account = await accounts.create('tutor');
      const student = await accounts.create('student', { tutor_id: account.user.id });
      const tutor = await signInAs('tutor', account);
      await tutor.setsClock(moment);
      // A page may end the session by the clock of the browser.
      await skipMissingFeature(
        !(await tutor.canDo(() => tutor.opens(routes.tutorReports))),
        `page of the reports on ${moment.slice(0, 10)}`,
      );
      await tutor.blockedUnless('the form for a report is not the known one', async () => {
        await tutor.reports.pressCreate();
        await tutor.reportDialog.fill({
          student: student.fullName,
          title: unique('Отчёт за неделю'),
          text: 'Работает ровно',
        });
      });
      const sent = await tutor.blockedUnless('the form sends no report', () =>
        tutor.sentBy(endpoints.createReport, () => tutor.reportDialog.create()),
      );
      const { week_start: from, week_end: to } = sent as Readonly<Record<string, unknown>>;
      await skipMissingFeature(typeof from !== 'string' || typeof to !== 'string', 'week in the form for a report');
      const today = moment.slice(0, 10);
      expect(
        [String(from) <= today, today <= String(to)],
        `whether the week from ${String(from)} to ${String(to)} contains ${today}`,
      ).toEqual([true, true]);
      // A week of another platform may begin on another day.
      const [begins, ends] = [String(from), String(to)].map((one) => new Date(one).getUTCDay());
      await skipMissingFeature(
        begins !== 1 || ends !== 0 || Date.parse(String(to)) - Date.parse(String(from)) !== 6 * DAY,
        'week from Monday to Sunday in the form for a report',
      );
    },
  );
}
