import { NOT_THERE, about, expect, russianDatePattern, skipMissingFeature, test, withMomentsAt } from '../../fixtures';

/** Of the children: more than the page lists reports. */
const NAMES = ['Алла', 'Борис', 'Вадим', 'Галина', 'Денис'];
const TITLE = 'Отчёт за неделю';

/** Half past one at night in Vladivostok, and still the day before in Greenwich. */
const WRITTEN = new Date('2025-03-15T15:30:00Z');
const ZONE = 'Asia/Vladivostok';

/** A build may read the reports of its start page elsewhere, where they are of today. */
const DAYS = [russianDatePattern(WRITTEN, ZONE), russianDatePattern(new Date(), ZONE)];

/** Returns the entries that tell the day in Greenwich instead of the day of the reader. */
function withOtherDay(entries: readonly string[]): string[] {
  return entries.filter(
    (text) => russianDatePattern(WRITTEN, 'UTC').test(text) && !russianDatePattern(WRITTEN, ZONE).test(text),
  );
}

test.describe('east of Greenwich', () => {
  test.use({ timezoneId: ZONE });

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
      const newestFirst: { title: string; child: string }[] = [];
      for (const first_name of NAMES) {
        // About a child each: a build may take one report a week about each.
        const child = await accounts.create('student', {
          first_name,
          tutor_id: account.user.id,
          parent_id: parent.user.id,
        });
        const report = await families.triesToReport(session, child);
        await skipMissingFeature(NOT_THERE.includes(report.status), 'weekly reports of tutors');
        expect(report.status, `the response to ${report.request} of the student's tutor`).toBeLessThan(300);
        await families.sendsReport(session, report);
        newestFirst.unshift({ title: report.texts[0] ?? '', child: child.fullName });
      }
      const user = await signInAs('parent', parent);
      await user.opens(user.home);
      const latest = user.dashboard.latestReports(TITLE);
      await skipMissingFeature(
        !(await user.dashboard.listsReports(TITLE)),
        'list of reports on the start page of a parent',
      );
      const shown = (await latest.allTextContents()).map((title) => title.trim());
      const due = newestFirst.slice(0, shown.length);
      expect(shown, 'the reports under «Последние отчёты»').toEqual(due.map(({ title }) => title));
      const entries = await Promise.all(due.map(({ title }) => user.dashboard.latestReport(title).innerText()));
      const wrong = entries.filter((text, index) =>
        newestFirst.some(({ child }) => child !== due[index]?.child && text.includes(child)),
      );
      expect(wrong, 'reports under the name of another child').toEqual([]);
      // Another visit: with equal moments, a page that sorts wrongly would not show it.
      await withMomentsAt(user, { path: /^\/api\/reports\//, moment: WRITTEN }, () => user.opens(user.home));
      await expect(latest.first()).toBeVisible();
      const dated = await Promise.all(due.map(({ title }) => user.dashboard.latestReport(title).innerText()));
      expect(withOtherDay(dated), 'reports with the day before').toEqual([]);
      const silent = dated.filter(
        (text, index) => !text.includes(due[index]?.child ?? '') || !DAYS.some((day) => day.test(text)),
      );
      await skipMissingFeature(silent.length > 0, 'child and day beside each report on the start page of a parent');
    },
  );
});
