import { about, expect, skipMissingFeature, test } from '../../fixtures';

/** Each names an instant by the clock of its own zone, and most of them another day than in UTC. */
const MOMENTS = {
  start_date: { sent: '2031-05-06T01:30:00+03:00', means: '2031-05-05T22:30:00.000Z' },
  due_date: { sent: '2031-05-09T21:15:00-05:30', means: '2031-05-10T02:45:00.000Z' },
  late_submission_deadline: { sent: '2031-05-12T02:45:00+10:00', means: '2031-05-11T16:45:00.000Z' },
} as const;
const LATER = { sent: '2031-05-10T23:59:00+03:00', means: '2031-05-10T20:59:00.000Z' } as const;

test(
  'S1 a time with an offset is stored as the instant that it names',
  about({
    titleRu: 'время со смещением хранится как тот момент, который оно называет',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const created = await assignments.publishedIfPossible({
      start_date: MOMENTS.start_date.sent,
      due_date: MOMENTS.due_date.sent,
      late_submission_deadline: MOMENTS.late_submission_deadline.sent,
      allow_late_submission: true,
      assignedTo: ['student'],
    });
    await skipMissingFeature(created === undefined, 'assignment whose times have an offset');
    const teacher = await assignments.as('teacher');
    const id = created?.id ?? 0;
    const stored = await teacher.read(id);
    const returned = Object.entries(MOMENTS).map(([field, { sent, means }]) => {
      const value = stored[field as keyof typeof MOMENTS];
      return { field, sent, means, value: value?.toISOString() };
    });
    const wrong = returned.filter(({ value, means }) => value !== undefined && value !== means);
    expect.soft(wrong, 'times that are stored as another instant').toEqual([]);
    await teacher.change(id, { due_date: LATER.sent });
    expect((await teacher.read(id)).due_date.toISOString(), 'the deadline after it was changed').toBe(LATER.means);
    const absent = returned.filter(({ value }) => value === undefined).map(({ field }) => field);
    await skipMissingFeature(absent.length > 0, `${absent.join(', ')} in the API of an assignment`);
  },
);
