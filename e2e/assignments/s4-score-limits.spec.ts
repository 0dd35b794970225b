import { about, expect, test } from '../../fixtures';

test(
  'S4 a score that the assignment does not allow is refused',
  about({
    titleRu: 'балл вне пределов задания отклоняется',
    scenario: 'S4', cases: [], owner: 'assignments', roles: ['teacher'], changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.published({ max_score: 100 });
    const submission = await assignments.submitted(homework, 'student', { content: 'Решила подстановкой.' });
    for (const [score, what] of [
      [101, 'a score above the points of the assignment'],
      [-1, 'a score below zero'],
    ] as const) {
      await expect(assignments.graded(submission, score, ''), what).toBeRefused([400, 422], what);
    }
    expect(await assignments.submissionOf(homework, 'student'), 'the stored answer').toEqual(submission);
    // The limit itself is valid: a server that rejects every score would otherwise pass the other checks.
    expect((await assignments.graded(submission, 100, '')).score).toBe(100);
  },
);
