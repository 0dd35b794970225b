/** What an error answer tells of the inside of a server, and sentences for people that do not count as such. */
import { expect, test } from '@playwright/test';
import { Headers } from 'undici';
import { isToldAsMissing } from '../suite/groups/further-checks';
import { internalsIn } from '../suite/security/internals';

for (const [text, what] of [
  ['{"detail":"No AssignmentSubmission matches the given query."}', 'the name of a model class'],
  ['{"error":"Lesson matching query does not exist."}', 'the name of a model class'],
  ['{"error":"No User matches the given query."}', 'the name of a model class'],
  [
    `{"error":"Cannot resolve keyword 'score' into field. Choices are: assignment, content, id"}`,
    'fields of the database',
  ],
  [`{"error":"Field 'id' expected a number but got 'x'."}`, 'fields of the database'],
  [
    '{"error":"duplicate key value violates unique constraint \\"accounts_user_email_key\\""}',
    'fields of the database',
  ],
  ['{"error":"UNIQUE constraint failed: accounts_user.email"}', 'fields of the database'],
  ['{"error":"relation \"chat_chatroom\" does not exist"}', 'fields of the database'],
  [`{"error":"'NoneType' object has no attribute 'id'"}`, 'a mistake in the program'],
  [`{"error":"create() got an unexpected keyword argument 'subject'"}`, 'a mistake in the program'],
  [`{"error":"invalid literal for int() with base 10: 'x'"}`, 'a mistake in the program'],
  ['AttributeError at /api/system/audit-log/', 'the name of a class'],
  ['  File "/app/backend/views.py", line 12, in get', 'a stack trace'],
  ['<h1>Page not found at /api/health/</h1>', 'a page of the framework'],
] as const) {
  test(`error answers: ${what} is found in ${text}`, () => expect(internalsIn(text)).toContain(what));
}

for (const text of [
  'No Lesson found',
  '{"detail":"No lesson matches your search."}',
  '{"detail":"Not found."}',
  '{"error":"Assignment not found"}',
  '{"error":"Submission does not exist"}',
  '{"detail":"Пользователь не найден"}',
  '{"error":"Урок не найден: такого занятия нет"}',
  '{"detail":"Method \"PUT\" not allowed."}',
  '{"assignment":["Invalid pk \"999\" - object does not exist."]}',
  '{"assigned_to":["Incorrect type. Expected pk value, received str."]}',
  '{"status":["\"x\" is not a valid choice. Choices are: draft, published, closed"]}',
  '{"title":["This field is required."]}',
  '{"detail":"JSON parse error - Expecting value: line 1 column 11 (char 10)"}',
  '{"error":"Ошибка сервера. Поле «Баллы» заполнено неверно, выберите из списка: 1, 2, 3"}',
  '{"error":"You do not have access to this chat"}',
  '{"error":"Chat not found"}',
  '{"detail":"A column of the table is missing in your file"}',
]) {
  test(`error answers: nothing of the inside is found in ${text}`, () => expect(internalsIn(text)).toEqual([]));
}

const SELF = { id: 5, email: 'anna@school.example' };
const answer = (status: number, text: string) => ({
  status,
  text,
  headers: new Headers({ 'content-type': 'application/json' }),
});
for (const [status, text, isMissing] of [
  [404, '{"detail":"Not found."}', true],
  [404, '<h1>Page not found</h1>', true],
  [403, '{"error":"Доступ запрещён"}', true],
  [405, '{}', true],
  [200, '{"lessons":[],"total":0}', true],
  [200, '{"id":999999999,"title":"Урок"}', false],
  [400, '{"detail":"Chat not found"}', false],
  [401, '{"detail":"Invalid token."}', false],
  [500, '{"error":"Ошибка при получении плана"}', false],
] as const) {
  test(`unknown records: ${status} ${text} ${isMissing ? 'tells' : 'does not tell'} that there is none`, () =>
    expect(isToldAsMissing(answer(status, text), SELF)).toBe(isMissing));
}
