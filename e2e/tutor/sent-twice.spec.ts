import { NOT_THERE, about, expect, skipMissingFeature, test } from '../../fixtures';

test(
  'T a report that is sent a second time, as from another tab, reaches the parent once',
  about({
    titleRu: 'отчёт, отправленный второй раз, например из другой вкладки, приходит родителю один раз',
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
    const sending = await families.sendsReport(session, report);
    await skipMissingFeature(
      sending === undefined || NOT_THERE.includes(sending),
      'way to send a report to the parent',
    );
    const [title = ''] = report.texts;
    const timesRead = async () => {
      const read = await families.reports(reader);
      return read.map(({ text }) => JSON.stringify(JSON.parse(text)).split(title).length - 1);
    };
    const before = await timesRead();
    const again = await families.sendsReport(session, report);
    // A build may refuse it, or take it and change nothing.
    expect.soft(again ?? 400, 'the response to the second sending').toBeLessThan(500);
    expect(await timesRead(), 'how often the parent reads the report after the second sending').toEqual(before);
  },
);
