/** A test asks the platform once for each actor whether the session is alive, and again when it has reason to. */
import { expect, test } from '@playwright/test';
import { AcquiredSessions } from '../suite/sessions/acquired';
import type { Session } from '../suite/sessions/session';

const session = (token: string): Session => ({
  token,
  user: { id: 1, email: 'teacher@example.com', role: 'teacher', first_name: '', last_name: '' },
  storage: { cookies: [], origins: [] },
  signedInAt: 0,
  evidence: { status: 200, durationMs: 1, landing: '/dashboard/teacher', storedKeys: [], toasts: [] },
  runId: 'a-run',
  sharedBy: [],
  renewals: 0,
});

test('acquired sessions: several clients of one actor acquire one session, those of another actor their own', async () => {
  const acquired = new AcquiredSessions();
  const asked: string[] = [];
  const of = (name: 'teacher' | 'student') =>
    acquired.of(name, () => {
      asked.push(name);
      return Promise.resolve(session(name));
    });
  const [first, second] = await Promise.all([of('teacher'), of('teacher')]);
  expect(second).toBe(first);
  expect((await of('student')).token).toBe('student');
  expect(asked).toEqual(['teacher', 'student']);
});

test('acquired sessions: a failure is not kept, and a forgotten session is acquired again', async () => {
  const acquired = new AcquiredSessions();
  await expect(acquired.of('teacher', () => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
  expect((await acquired.of('teacher', () => Promise.resolve(session('second')))).token).toBe('second');
  acquired.forget('teacher');
  expect((await acquired.of('teacher', () => Promise.resolve(session('third')))).token).toBe('third');
});
