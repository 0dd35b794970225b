/** What performance cases conclude from answers: refused readings, cut lists, files of materials. */
import { expect, test } from '@playwright/test';
import { isCut } from '../../suite/performance/account-lists';
import { fileIn } from '../../suite/performance/materials';
import { tooFewReadings } from '../../suite/performance/measure';
import { keptBefore } from '../../suite/performance/next-person';

test('refused readings: the sentence tells how often the platform let a user read', () => {
  const step = { method: 'GET', paths: ['/api/scheduling/lessons/'], statuses: [200] } as const;
  const reads = { step, path: '/api/scheduling/lessons/', who: 'teacher', perSecond: 4 } as const;
  const times = Array.from({ length: 20 }, (_none, index) => ({ status: index < 8 ? 200 : 429, atMs: index * 250 }));
  expect(tooFewReadings(reads, times)).toBe(
    'the platform let the teacher read GET /api/scheduling/lessons/ only 8 times in 5 s and refused 12 of 20 reads with 429, at 4 a second; its general limit is 10 a second',
  );
});

test('list of accounts: one that ends at a round number below the total is cut', () => {
  expect([isCut(50, 64), isCut(50, 50), isCut(50, 0), isCut(47, 64), isCut(0, 3)]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('file of a material: found at any depth, and only on the platform', () => {
  const list = {
    materials_by_subject: {
      1: [
        { id: 1, file: null },
        { id: 2, file_url: 'http://host/media/a.pdf' },
      ],
    },
  };
  expect(fileIn(list)).toBe('http://host/media/a.pdf');
  expect(fileIn({ results: [{ file: 'https://video.example/watch', avatar: '/media/a.png' }] })).toBeUndefined();
});

test('kept answers: those that the platform gave before the next person came', () => {
  const answers = [
    { url: 'http://host/api/profile/student/', at: 1_000 },
    { url: 'http://host/api/assignments/', at: 2_000 },
    { url: 'http://host/api/auth/me/', at: undefined },
  ];
  expect([...keptBefore(answers, 2_000)]).toEqual(['http://host/api/profile/student/']);
  expect([...keptBefore(answers, undefined)]).toEqual([]);
});
