/** Mistakes of a `.env` file that would silently change a value. */
import { expect, test } from '@playwright/test';
import { checkEnvFile } from '../suite/config/env-file';
import { misspeltSettings } from '../suite/config/environment';

const KNOWN = [
  'BASE_URL',
  'TEACHER_PASSWORD',
  'TEACHER_EMAIL',
  'ADMIN_PASSWORD',
  'PARENT_PASSWORD',
  'SCRUB',
  'WORKERS',
];
const mistakesOf = (text: string) => checkEnvFile(text, KNOWN, {}).mistakes.map(({ sentence }) => sentence);

for (const [what, text, words] of [
  ['a # in an unquoted value', 'TEACHER_PASSWORD=abc#def', 'TEACHER_PASSWORD contains a #'],
  ['typographic quotes', 'TEACHER_PASSWORD=“abc”', 'TEACHER_PASSWORD is in typographic quotes'],
  ['Russian quotes', 'TEACHER_PASSWORD=«abc»', 'TEACHER_PASSWORD is in typographic quotes'],
  ['a tab', 'TEACHER_PASSWORD=abc\tdef', 'TEACHER_PASSWORD contains a tab'],
  ['spaces around a password', 'TEACHER_PASSWORD= abc ', 'TEACHER_PASSWORD has spaces'],
  [
    'a line break in a quoted value',
    String.raw`TEACHER_PASSWORD="abc\ndef"`,
    'TEACHER_PASSWORD in .env would be read differently',
  ],
  [
    'a quote in a quoted value with #',
    "TEACHER_PASSWORD='abc#d'e'",
    'TEACHER_PASSWORD in .env would be read differently',
  ],
  ['a value without its last quote', 'TEACHER_PASSWORD="abc#d', 'TEACHER_PASSWORD contains a #'],
  ['a value that only begins with a quote', "TEACHER_PASSWORD='abc", 'TEACHER_PASSWORD begins with a quote'],
  ['another encoding', Buffer.from([0x41, 0x3d, 0xef, 0xe0]).toString('utf8'), '.env is not stored as UTF-8'],
  ['two bytes a character', 'T\0E\0A\0C\0H\0E\0R\0=\0a\0b\0c\0', '.env is not stored as UTF-8'],
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
    String.raw`ADMIN_PASSWORD='a\nb"c'`,
    'PARENT_PASSWORD="a b" # of the stand',
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
    misspeltSettings({
      TEACHR_EMAIL: 'abc',
      WORKER: '4',
      EDITOR: 'vi',
      TEACHER_EMAIL: 'x',
      BROWSER: 'firefox',
      Base_Url: 'abc',
    }),
  ).toEqual([
    'TEACHR_EMAIL is no setting: TEACHER_EMAIL is probably meant.',
    'WORKER is no setting: WORKERS is probably meant.',
    'Base_Url is no setting: BASE_URL is probably meant.',
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
