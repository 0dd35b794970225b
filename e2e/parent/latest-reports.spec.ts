import { about, expect, skipWhatIsNotOffered, test } from '../../fixtures';

const REPORTS = 5;

test(
  'P the start page of a parent lists the newest reports, the newest first',
  about({
    titleRu: 'стартовая страница родителя показывает последние отчёты, новые сверху',
    scenario: 'P',
    cases: [],
    owner: 'families',
    roles: ['parent'],
    changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const [account, parent] = [await accounts.create('tutor'), await accounts.create('parent')];
    const session = await accounts.signIn(account);
    const newestFirst: string[] = [];
    for (let number = 0; number < REPORTS; number += 1) {
      // About a child each: a build may take one report a week about each.
      const child = await accounts.create('student', { tutor_id: account.user.id, parent_id: parent.user.id });
      const report = await families.triesToReport(session, child);
      await skipWhatIsNotOffered(report.status >= 400, 'weekly reports of tutors');
      await families.sendsReport(session, report);
      newestFirst.unshift(report.texts[0] ?? '');
    }
    const user = await signInAs('parent', parent);
    await user.opens(user.home);
    const latest = user.dashboard.latestReports('Отчёт за неделю');
    await skipWhatIsNotOffered(
      !(await user.canDo(() => latest.first().waitFor())),
      'list of reports on the start page of a parent',
    );
    const shown = (await latest.allTextContents()).map((title) => title.trim());
    expect(shown, 'the reports under «Последние отчёты»').toEqual(newestFirst.slice(0, shown.length));
  },
);
