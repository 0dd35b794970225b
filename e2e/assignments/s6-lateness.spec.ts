import { about, blocked, DAY, daysLate, expect, HOUR, hoursLate, prepared, test } from '../../fixtures';

/** The teacher's score before the late penalty. */
const GIVEN_SCORE = 80;
const LATE = { content: 'Прошу прощения за опоздание.' };

test(
  'S6.a–d days late and penalties are worked out from the times that the server stored',
  about({
    scenario: 'S6',
    cases: ['S6.a', 'S6.b', 'S6.c', 'S6.d'],
    owner: 'assignments',
    roles: ['student', 'teacher'],
    changesData: true,
  }),
  async ({ assignments, protocol }) => {
    /** Dmitry submits late by `lateBy`, and the teacher gives the score 80. */
    const graded = async (lateBy: number, rule: Parameters<typeof assignments.overdueBy>[1]) => {
      const homework = await assignments.overdueBy(lateBy, {
        ...rule,
        assignedTo: ['secondStudent'],
        allow_late_submission: true,
      });
      const submission = await assignments.submitted(homework, 'secondStudent', LATE);
      return { homework, submission: await assignments.graded(submission, GIVEN_SCORE, '') };
    };

    await protocol.step('S6.a', async () => {
      for (const lateBy of [20 * 60_000, 2 * DAY + 3 * HOUR]) {
        const homework = await assignments.overdueBy(lateBy, {
          assignedTo: ['secondStudent'],
          allow_late_submission: true,
        });
        const submission = await assignments.submitted(homework, 'secondStudent', LATE);
        expect(submission).toHaveDaysLate(daysLate(submission, homework));
      }
      const inTime = await assignments.create({ assignedTo: ['secondStudent'] });
      expect(await assignments.submitted(inTime, 'secondStudent', LATE)).toHaveDaysLate(0);
    });
    await protocol.step('S6.b', async () => {
      const { homework, submission } = await graded(2 * DAY + 3 * HOUR, {
        late_penalty_type: 'percentage',
        late_penalty_value: 10,
        penalty_frequency: 'per_day',
      });
      expect(submission).toBePenalised(GIVEN_SCORE, GIVEN_SCORE * 0.1 * daysLate(submission, homework));
    });
    await protocol.step('S6.c', async () => {
      const { homework, submission } = await graded(5 * HOUR + 20 * 60_000, {
        late_penalty_type: 'fixed_points',
        late_penalty_value: 2,
        penalty_frequency: 'per_hour',
      });
      expect(submission).toBePenalised(GIVEN_SCORE, 2 * hoursLate(submission, homework));
    });
    await protocol.step('S6.d', async () => {
      const percentage = await graded(9 * HOUR, {
        late_penalty_type: 'percentage',
        late_penalty_value: 10,
        penalty_frequency: 'per_hour',
        max_penalty: 25,
      });
      expect(percentage.submission).toBePenalised(GIVEN_SCORE, GIVEN_SCORE * 0.25);
      const points = await graded(5 * DAY, {
        late_penalty_type: 'fixed_points',
        late_penalty_value: 15,
        penalty_frequency: 'per_day',
        max_penalty: 40,
      });
      expect(points.submission).toBePenalised(GIVEN_SCORE, 40);
    });
  },
);

test(
  'S6.e–f an answer just before the deadline is in time, and one just after it is late',
  about({
    scenario: 'S6',
    cases: ['S6.e', 'S6.f'],
    owner: 'assignments',
    roles: ['student', 'teacher'],
    changesData: true,
  }),
  async ({ assignments, protocol }) => {
    // The first call of a role may have to sign in. Sign in now, before the seconds are measured.
    await assignments.as('secondStudent');

    await protocol.step('S6.e', async () => {
      const { deadline, homework, submission } = await assignments.submittedInTheLastSeconds(
        'secondStudent',
        'В последние секунды',
      );
      expect(homework.due_date, 'the stored deadline').toEqual(deadline);
      // On a platform that never reports lateness, a missing label proves nothing here. Case S6.f checks the label
      // itself.
      if (submission.is_late === undefined)
        throw blocked('S6.f', 'the platform does not tell whether an answer is late');
      expect(submission).toHaveCorrectLateFlag(homework);
    });
    await protocol.step('S6.f', async () => {
      const soon = new Date((await assignments.serverTime()).getTime() + 3_000);
      const overdue = await prepared(
        'an assignment whose deadline is near',
        assignments.create({ due_date: soon, assignedTo: ['secondStudent'], allow_late_submission: true }),
      );
      await assignments.untilServerTime(new Date(soon.getTime() + 1_000));
      const submission = await assignments.submitted(overdue, 'secondStudent', { content: 'Секундой позже' });
      expect(
        submission.submitted_at.getTime(),
        'the moment of storing, which must lie after the deadline',
      ).toBeGreaterThan(soon.getTime());
      expect(submission).toHaveCorrectLateFlag(overdue);
    });
  },
);
