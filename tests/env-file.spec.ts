/** Mistakes of a `.env` file that would silently change a value. */
import { expect, test } from '@playwright/test';
import { checkEnvFile } from '../suite/config/env-file';
import { misspeltSettings } from '../suite/config/environment';

const KNOWN = ['BASE_URL', 'TEACHER_PASSWORD', 'TEACHER_EMAIL', 'SCRUB', 'WORKERS'];
const mistakesOf = (text: string) => checkEnvFile(text, KNOWN, {}).mistakes;

for (const [what, text, words] of [
  ['a # in an unquoted value', 'TEACHER_PASSWORD=abc#def', 'TEACHER_PASSWORD contains a #'],
  ['typographic quotes', 'TEACHER_PASSWORD=“abc”', 'TEACHER_PASSWORD is in typographic quotes'],
  ['Russian quotes', 'TEACHER_PASSWORD=«abc»', 'TEACHER_PASSWORD is in typographic quotes'],
  ['a tab', 'TEACHER_PASSWORD=abc\tdef', 'TEACHER_PASSWORD contains a tab'],
  ['spaces around a password', 'TEACHER_PASSWORD= abc ', 'TEACHER_PASSWORD has spaces'],
  ['a setting that is set twice', 'WORKERS=1\nWORKERS=2', 'WORKERS is set twice'],
  ['a misspelt setting', 'TEACHER_PASWORD=abc', 'TEACHER_PASSWORD is probably meant'],
] as const) {
  test(`.env: ${what} is reported by name, without the value`, () => {
    expect(mistakesOf(text)).toEqual([expect.stringContaining(words)]);
    expect(mistakesOf(text).join()).not.toContain('abc');
  });
}

test('.env: a correct file is accepted', () => {
  const text = [
    '# TEACHER_PASSWORD=a#b',
    "TEACHER_PASSWORD='abc#d f'",
    'export SCRUB=one,two',
    'WORKERS=2 # two cores',
    'BASE_URL=http://127.0.0.1:8000',
    'OTHER_TOOL=«x»y',
    '',
  ].join('\n');
  expect(mistakesOf(text)).toEqual([]);
});

test('.env: a short name of another program is not taken for a misspelt setting', () => {
  expect(mistakesOf('DB=1\nPORT=2\nHOST=3')).toEqual([]);
  expect(checkEnvFile('DB=1', ['CI'], {}).mistakes).toEqual([]);
});

test('settings: a misspelt variable of the shell is reported without its value', () => {
  expect(
    misspeltSettings({ TEACHR_EMAIL: 'abc', WORKER: '4', EDITOR: 'vi', TEACHER_EMAIL: 'x', BROWSER: 'firefox' }),
  ).toEqual([
    'TEACHR_EMAIL is no setting: TEACHER_EMAIL is probably meant.',
    'WORKER is no setting: WORKERS is probably meant.',
  ]);
});

test('.env: a setting that the shell overrides is named', () => {
  const { overridden } = checkEnvFile('WORKERS=2\nSCRUB=one\nOTHER=1', KNOWN, {
    WORKERS: '4',
    SCRUB: 'one',
    OTHER: '2',
  });
  expect(overridden).toEqual(['WORKERS']);
});
