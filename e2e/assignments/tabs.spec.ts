import { about, expect, readTabs, routes, skipWhatIsNotOffered, test, unique, type StudentAssignmentsPage } from '../../fixtures';

/** Where an assignment stands in the lists of student and teacher after each change of its state. */

/** What takes no answer any more is finished; what waits for one, or for a grade, is not. */
const ACTIVE = ['open', 'submitted'];
const FINISHED = ['graded', 'closed', 'closed-submitted'];
/** No document says where these stand: builds differ. Each stands in one of the tabs. */
const EITHER = ['returned', 'late-allowed', 'late-refused'];

/** A page that does not know the own answers cannot tell what is graded. Another test is about that. */
async function whereverTheyStand(page: StudentAssignmentsPage, inActive: readonly string[], graded = ''): Promise<readonly string[]> {
  if (!inActive.includes('graded')) return EITHER;
  await page.openActive();
  return /Оценено|Graded/.test((await page.shownState(graded)) ?? '') ? EITHER : [...EITHER, 'graded'];
}

test(
  'S5 an assignment in each state stands in one tab of the student, in the right one, and the figures agree',
  about({
    titleRu: 'задание в каждом состоянии стоит в одной, верной вкладке ученика, и показатели с этим сходятся',
    scenario: 'S5', cases: [], owner: 'assignments', roles: ['student'], changesData: true,
  }),
  async ({ states, signInAs }) => {
    const { student: account, titles } = await states.all();
    const student = await signInAs('student', account);
    await student.precondition('2.2', () => student.opensListOfAssignments());
    const page = student.assignments;
    const entries = Object.fromEntries(Object.entries(titles).map(([state, title]) => [state, page.card(title).heading]));
    const [active, finished] = await readTabs(student, [
      { name: 'Активные', tab: page.activeTab, open: () => page.openActive() },
      { name: 'Завершенные', tab: page.finishedTab, open: () => page.openFinished() },
    ], entries);
    const [inActive, inFinished] = [active?.entries ?? [], finished?.entries ?? []];
    const either = await whereverTheyStand(student.assignments, inActive, titles.graded);
    const here = Object.keys(titles).filter((state) => !['draft', 'deleted'].includes(state));
    expect.soft([...inActive, ...inFinished].sort(), 'the assignments of both tabs, each once, without draft and deleted one').toEqual([...here].sort());
    expect.soft(inActive.filter((state) => !either.includes(state)), 'the assignments under «Активные»').toEqual(ACTIVE);
    expect.soft(inFinished.filter((state) => !either.includes(state)), 'the assignments under «Завершенные»').toEqual(FINISHED.filter((state) => !either.includes(state)));
    for (const tab of [active, finished]) expect.soft(tab?.count ?? tab?.entries.length, `the number in the tab «${tab?.name ?? ''}»`).toBe(tab?.entries.length);

    await student.opens(routes.studentHome);
    await expect(student).toShowFigures({ Активные: inActive.length, 'Всего заданий': here.length, Оценено: 1 });
    await skipWhatIsNotOffered([active, finished].some((tab) => tab?.count === undefined), 'number of entries in the tabs of the student');
  },
);

test(
  'S4 an assignment stands under «На проверке» as long as an answer waits for a grade, and the figures agree',
  about({
    titleRu: 'задание стоит во вкладке «На проверке», пока ответ ждёт оценки, и показатели с этим сходятся',
    scenario: 'S4', cases: [], owner: 'assignments', roles: ['teacher'], changesData: true,
  }),
  async ({ states, signInAs }) => {
    const { teacher: account, titles } = await states.all();
    const teacher = await signInAs('teacher', account);
    await teacher.precondition('1.10', () => teacher.opensListOfAssignments());
    const page = teacher.assignments;
    const entries = Object.fromEntries(Object.entries(titles).map(([state, title]) => [state, page.card(title).heading]));
    const [all, waiting] = await readTabs(teacher, [
      { name: 'Все задания', tab: page.allTab, open: () => page.openAll() },
      { name: 'На проверке', tab: page.waitingTab, open: () => page.openWaiting() },
    ], entries);
    const here = Object.keys(titles).filter((state) => state !== 'deleted');
    expect.soft([...(all?.entries ?? [])].sort(), 'the assignments under «Все задания»').toEqual([...here].sort());
    // No document says whether a returned answer still waits.
    expect.soft((waiting?.entries ?? []).filter((state) => state !== 'returned'), 'the assignments under «На проверке»').toEqual(['submitted', 'closed-submitted']);
    for (const tab of [all, waiting]) expect.soft(tab?.count ?? tab?.entries.length, `the number in the tab «${tab?.name ?? ''}»`).toBe(tab?.entries.length);

    await teacher.opens(routes.teacherHome);
    await expect(teacher).toShowFigures({ 'На проверке': waiting?.entries.length ?? 0 });
    await skipWhatIsNotOffered([all, waiting].some((tab) => tab?.count === undefined), 'number of entries in the tabs of the teacher');
  },
);

test(
  'S4 the start page of a teacher counts every answer that waits for a grade',
  about({
    titleRu: 'стартовая страница преподавателя считает все ответы, ждущие оценки',
    scenario: 'S4', cases: [], owner: 'assignments', roles: ['teacher'], changesData: true,
  }),
  async ({ accounts, assignments, signInAs }) => {
    const account = await accounts.create('student');
    const [teacher, student] = [await signInAs('teacher', await accounts.create('teacher', { subject: 'Математика' })), await accounts.signIn(account)];
    for (let count = 0; count < MANY; count += 1) {
      const homework = await assignments.publishedBy(teacher.api, { title: unique('Ждёт оценки'), studentId: account.user.id });
      await assignments.submittedAs(student, homework, { content: 'Ответ' });
    }
    await teacher.opens(routes.teacherHome);
    await expect(teacher).toShowFigures({ 'На проверке': MANY });
  },
);

/** More than a list on a start page shows. */
const MANY = 7;
