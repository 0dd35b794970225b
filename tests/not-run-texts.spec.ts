/** Why a run did not start or was cut, in Russian: from codes and data, while the English message stays that of the terminal. */
import { expect, test } from '@playwright/test';
import { PROBLEMS } from '../suite/config/mistake';
import { readEnvironment, EnvironmentError } from '../suite/config/environment';
import { FolderInUseError, folderInUseText, type ReportOwner } from '../suite/run/report-owner';
import { cutText, refusalText } from '../reporting/run-end/not-run-texts';
import { originalOf, reasonText } from '../reporting/verdict/reason-texts';

const owner: ReportOwner = {
  runId: '20261122T090000-abc123',
  pid: 17,
  processStart: null,
  startedAt: '2026-11-22T09:00:00Z',
  done: 2,
  all: 4,
  running: ['the outsider cannot read the files'],
  runningRu: ['посторонний не может прочитать файлы'],
};

/** The mistakes of these settings. */
function settingsRefused(variables: Record<string, string>): EnvironmentError {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
  }
  throw new Error('The settings were accepted.');
}

test('refusals: wrong settings are named in Russian, each with what is wrong, and the message of the terminal stays', () => {
  const { mistakes, message } = settingsRefused({
    BASE_URL: 'https://stand.school.example',
    WORKERS: 'many',
    TEACHER_EMAIL: 'teacher@school.example',
  });
  const { en, ru } = refusalText({ code: 'settings', mistakes, sentence: message });
  expect(en).toBe(`The run did not start. ${message}`);
  expect(ru).toContain('Недопустимое значение `WORKERS`');
  expect(ru).toContain('`BASE_URL` называет хост, которого нет в `ALLOWED_HOSTS`');
  expect(ru).toContain('Не задана настройка `TEACHER_PASSWORD`');
  expect(ru).not.toMatch(/many|teacher@school/);
});

test('refusals: every kind of mistake has a Russian sentence of its own that names the setting', () => {
  const texts = PROBLEMS.map((problem) =>
    refusalText({
      code: 'settings',
      mistakes: [{ problem, setting: 'NAME_A', other: 'NAME_B', sentence: '' }],
      sentence: '',
    }),
  );
  expect(new Set(texts.map(({ ru }) => ru)).size).toBe(PROBLEMS.length);
  for (const { ru } of texts) expect(ru).toContain('`NAME_A`');
});

test('refusals: a wrong command line and a full disk are told in Russian', () => {
  expect(refusalText({ code: 'words', words: ['--liist'], sentence: '--liist is no option.' }).ru).toContain(
    'недопустимое слово `--liist`',
  );
  expect(refusalText({ code: 'temporary folder', folder: '/tmp', sentence: 'full' }).ru).toContain('`/tmp`');
});

test('refusals: a locked folder and a killed run are told in each language', () => {
  expect(new FolderInUseError(owner).message).toBe(folderInUseText(owner, 'en'));
  expect(folderInUseText(owner, 'ru')).toMatch(/пишет другой прогон: прогон 20261122T090000-abc123 \(процесс 17, /);
  const { en, ru } = cutText(owner, { how: 'signal', detail: 'SIGKILL' });
  expect(en).toBe(
    'Not decided: run 20261122T090000-abc123 (process 17, since 2026-11-22T09:00:00Z) was killed (SIGKILL) after 2 of 4 tests, while these ran: «the outsider cannot read the files».',
  );
  expect(ru).toMatch(/прерван сигналом SIGKILL, выполнено тестов: 2 из 4; в этот момент шли: «посторонний /);
  expect(cutText(undefined, { how: 'exit', detail: '1' }).ru).toContain('завершился с кодом 1');
});

test('refusals: an error that only a tool can word is told in Russian without it, and kept as the original', () => {
  const reason = { kind: 'runner error', text: 'No tests found.' } as const;
  expect(reasonText(reason, 'en')).toBe('No tests found.');
  expect(reasonText(reason, 'ru')).toMatch(/^Ошибка вне тестов/);
  expect(reasonText(reason, 'ru')).not.toContain('No tests');
  expect(originalOf(reason)).toBe('No tests found.');
});
