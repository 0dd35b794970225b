import {
  about,
  compareFacts,
  openedTexts,
  pagesAbout,
  shownTexts,
  skipOptionalFeature,
  skipMissingFeature,
  test,
  expect,
} from '../../fixtures';

const SCORE = 84.5;

test(
  'S5 each place that shows a grade shows its fraction',
  about({
    titleRu: 'каждое место, где показана оценка, показывает её дробную часть',
    scenario: 'S5',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student', 'parent', 'tutor'],
    changesData: true,
  }),
  async ({ teacher, student, parent, tutor, assignments }) => {
    const { title, ...homework } = await assignments.create({ title: 'Дробный балл', assignedTo: ['student'] });
    const submission = await assignments.submitted({ title, ...homework }, 'student', { content: 'x = 2' });
    const graded = await assignments.gradedIfPossible(submission, SCORE, 'Почти без ошибок');
    skipOptionalFeature(graded === undefined, 'grade with a fraction');
    const anna = await assignments.person('student');
    const facts = { points: 100, score: SCORE };

    const cards = await shownTexts(
      (await student.canReach(() => student.findsInEitherList(title))) ? [{ title, facts }] : [],
      () => 'the card of the student',
      (card) => student.assignments.shownState(card),
    );
    const places = await openedTexts(
      [
        ...pagesAbout(title, anna.id, { student, parent, tutor }),
        {
          user: teacher,
          place: 'the teacher’s list of answers',
          open: () => teacher.opensSubmissions(title),
          part: teacher.submissions.box,
        },
      ],
      facts,
    );
    const all = [...cards, ...places];
    expect(compareFacts(all).wrong, 'what a place tells wrongly').toEqual([]);
    const tells = all.filter(({ text }) => /84[.,]5/.test(text));
    await skipMissingFeature(tells.length === 0, 'place that shows a grade with a fraction');
  },
);
