import {
  about,
  expect,
  parentReports,
  routes,
  russianDatePattern,
  shownInOneLine,
  skipMissingFeature,
  test,
} from '../../fixtures';

/** More lines than a list would show of each entry. */
const SUMMARY = Array.from(
  { length: 12 },
  (_none, index) => `${index + 1}. Тема пройдена, домашняя работа сдана.`,
).join('\n');

for (const { reader, route, titleRu } of [
  {
    reader: 'tutor',
    route: routes.tutorReports,
    titleRu: 'отчёт из многих строк показан до конца на странице тьютора',
  },
  { reader: 'parent', route: parentReports, titleRu: 'отчёт из многих строк показан до конца на странице родителя' },
] as const) {
  test(
    `T a report of many lines is shown to its end on the page of the ${reader}`,
    about({
      titleRu,
      scenario: 'T',
      cases: [],
      owner: 'families',
      roles: [reader],
      changesData: true,
    }),
    async ({ accounts, families, signInAs }) => {
      const people = { tutor: await accounts.create('tutor'), parent: await accounts.create('parent') };
      const { tutor, parent } = people;
      const student = await accounts.create('student', { tutor_id: tutor.user.id, parent_id: parent.user.id });
      const session = await accounts.signIn(tutor);
      const report = await families.triesToReport(session, student, { summary: SUMMARY });
      await skipMissingFeature([400, 404, 405, 413, 501].includes(report.status), 'weekly report of many lines');
      await families.sendsReport(session, report);
      const user = await signInAs(reader, people[reader]);
      await skipMissingFeature(!(await user.canReach(() => user.opens(route))), `page ${route.path}`);
      const [title = ''] = report.texts;
      const { reports } = user;
      const shown = reports.report(title);
      await skipMissingFeature(!(await shown.isVisible()), `report on ${route.path}`);
      await skipMissingFeature((await reports.openers(title).count()) > 0, `whole report in the list of ${route.path}`);
      await expect.soft(shown, 'the report on the page').toShowWholeText(SUMMARY);
      const text = await shown.innerText();
      const absent = Object.entries({
        'the student': text.includes(student.fullName),
        'the tutor': text.includes(tutor.fullName),
        'the day of the report': russianDatePattern(new Date()).test(text),
      }).flatMap(([what, isShown]) => (isShown ? [] : [what]));
      await skipMissingFeature(absent.length > 0, `${absent.join(', ')} beside a report on ${route.path}`);
      const inOneLine = await shownInOneLine(shown, { summary: SUMMARY });
      await skipMissingFeature(inOneLine.length > 0, `line breaks of a report on ${route.path}`);
    },
  );
}
