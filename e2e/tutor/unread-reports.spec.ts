import { about, expect, NOT_THERE, skipMissingFeature, test } from '../../fixtures';

test(
  'T a report about a student without a parent is not told as sent',
  about({
    titleRu: 'отчёт об ученике без родителя не считается отправленным',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor'],
    changesData: true,
  }),
  async ({ accounts, families }) => {
    const tutor = await accounts.create('tutor');
    const student = await accounts.create('student', { tutor_id: tutor.user.id });
    const session = await accounts.signIn(tutor);
    const report = await families.triesToReport(session, student);
    await skipMissingFeature(report.status >= 400, 'report about a student without a parent');
    const sending = await families.sendsReport(session, report);
    await skipMissingFeature(
      sending === undefined || NOT_THERE.includes(sending),
      'way to send a report to the parent',
    );
    expect(sending, 'the response to sending a report that no parent reads').toBeGreaterThanOrEqual(400);
    expect(sending, 'the response to sending a report that no parent reads').toBeLessThan(500);
  },
);
