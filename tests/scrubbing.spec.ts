import { expect, test } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import type { Secret } from '../suite/secrets/secret';
import { secretsIn } from '../suite/secrets/detect-secrets';
import { Scrubber } from '../reporting/scrub/scrubber';
import { pack, readZip, unpack, writeZip } from '../lib/zip/zip';

function scrubberOf(...secrets: Secret[]): Scrubber {
  return new Scrubber({
    version: () => secrets.length,
    secrets: () => secrets,
    keep: (secret) => void secrets.push(secret),
  });
}

const TOKEN: Secret = { kind: 'token', value: '9f3c1d5e7a2b4c6d8e0f1a3b5c7d9e1f2a4b6c8d' };
const PASSWORD: Secret = { kind: 'password', value: 'Пар"оль & <7\\/+é>', user: 'anna@school.example' };
const STARS = '*'.repeat(40);

const encodings: [string, string][] = [
  ['as it is', PASSWORD.value],
  ['in JSON', JSON.stringify(PASSWORD.value)],
  [
    'in JSON with escaped letters',
    JSON.stringify(PASSWORD.value).replace(
      /[^\x20-\x7e]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  ],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ password: PASSWORD.value }))],
  ['in an address', `/?a=${encodeURIComponent(PASSWORD.value)}&b=1`],
  ['in a form', new URLSearchParams({ password: PASSWORD.value }).toString()],
  [
    'in an address with small letters',
    encodeURIComponent(PASSWORD.value).replace(/%../g, (code) => code.toLowerCase()),
  ],
  ['in HTML', '<p>Пар"оль &amp; &lt;7\\/+é&gt;</p>'],
  ['in HTML that leaves > as it is', 'Пар"оль &amp; &lt;7\\/+é>'],
  ['in an HTML attribute', '<input value="Пар&quot;оль &amp; &lt;7\\/+é&gt;">'],
  ['as basic sign-in', `Basic ${Buffer.from(`anna@school.example:${PASSWORD.value}`).toString('base64')}`],
  ['in base64 of a longer text', Buffer.from(`ab${PASSWORD.value}cd`).toString('base64')],
  ['in base64 one byte on', Buffer.from(`abc${PASSWORD.value}cd`).toString('base64')],
  ['in base64 of addresses', Buffer.from(`a${PASSWORD.value}`).toString('base64url')],
];
for (const [encoding, text] of encodings) {
  test(`scrubbing: a password is hidden ${encoding}, byte for byte`, () => {
    const clean = scrubberOf(PASSWORD).text(text);
    expect(Buffer.byteLength(clean)).toBe(Buffer.byteLength(text));
    expect(clean).toMatch(/\*{4}|Kioq|oqKi|qKio/);
    for (const piece of ['оль', '%D0%BE%D0%BB', '%d0%be%d0%bb', String.raw`\u043e`, '7\\', '&lt;7'])
      expect(clean).not.toContain(piece);
    expect(scrubberOf(PASSWORD).text(clean)).toBe(clean);
  });
}

test('scrubbing: scrubbed base64 still decodes, to asterisks', () => {
  const clean = scrubberOf(TOKEN).text(Buffer.from(`{"t":"${TOKEN.value}"}`).toString('base64'));
  expect(Buffer.from(clean, 'base64').toString()).toContain('*'.repeat(38));
});

test('scrubbing: a short password is hidden as a value, never inside a word or as the name of a field', () => {
  const scrubber = scrubberOf({ kind: 'password', value: 'test' });
  expect(scrubber.text('the latest test of "testing"')).toBe('the latest test of "testing"');
  expect(scrubber.text('{"test":"test","a":\'test\'}')).toBe('{"test":"****","a":\'****\'}');
  expect(scrubber.text('{\\"password\\":\\"test\\"}')).toBe('{\\"password\\":\\"****\\"}');
  expect(scrubber.text('?p=test&q=tests <b>test</b>')).toBe('?p=****&q=tests <b>****</b>');
});

test('scrubbing: a password that is a common word of reports does not damage them', () => {
  expect(scrubberOf({ kind: 'password', value: 'teacher' }).text('the teacher typed "teacher"')).toBe(
    'the teacher typed "*******"',
  );
});

test('scrubbing: a short word of SCRUB is hidden as a word, a longer one anywhere', () => {
  expect(scrubberOf({ kind: 'word', value: 'Ада' }).text('Ада, Адам, «Ада»')).toBe('******, Адам, «******»');
  expect(scrubberOf({ kind: 'word', value: 'Lovelace' }).text('MissLovelace2')).toBe('Miss********2');
});

test('scrubbing: the longer one of two secrets with the same beginning is hidden completely', () => {
  expect(
    scrubberOf({ kind: 'token', value: 'abcdef' }, { kind: 'token', value: 'abcdefgh' }).text('abcdefgh abcdef'),
  ).toBe('******** ******');
});

for (const text of [
  `Authorization: Token ${TOKEN.value}`,
  `{"name":"authorization","value":"Bearer ${TOKEN.value}"}`,
  `{"success":true,"data":{"token":"${TOKEN.value}"}}`,
  JSON.stringify(JSON.stringify({ data: { authToken: TOKEN.value } })),
  `{"localStorage":[{"name":"auth_token","value":"${TOKEN.value}"}]}`,
  `/ws/chat/?token=${TOKEN.value}&room=1`,
]) {
  test(`scrubbing: an unregistered token is recognised in ${text.slice(0, 60)}`, () => {
    expect(secretsIn(text)).toContainEqual({ kind: 'token', value: TOKEN.value });
    const scrubber = scrubberOf();
    const clean = scrubber.content(Buffer.from(text))?.toString() ?? '';
    expect(clean).toContain(STARS);
    expect(secretsIn(clean)).toEqual([]);
  });
}

test('scrubbing: text typed into a password field is recognised, also encoded as basic auth', () => {
  expect(secretsIn('{"email":"a@b.example","password":"hunter2"}')).toEqual([{ kind: 'typed', value: 'hunter2' }]);
  expect(secretsIn(`Basic ${Buffer.from('anna:hunter2').toString('base64')}`)).toEqual([
    { kind: 'typed', value: 'hunter2', user: 'anna' },
  ]);
  expect(secretsIn('Basic information about the password: none')).toEqual([]);
});

test('scrubbing: every member of an archive is scrubbed, including nested archives and compressed bodies', () => {
  const secret = Buffer.from(`token ${TOKEN.value}`);
  const inner = writeZip([pack('deep.txt', secret), pack('untouched.txt', Buffer.from('nothing'))]);
  const outer = writeZip([pack('a.json', secret), pack('inner.zip', inner), pack('body.gz', gzipSync(secret))]);
  const clean = scrubberOf(TOKEN).content(outer) ?? Buffer.alloc(0);
  const members = readZip(clean);
  expect(members.map((member) => member.name)).toEqual(['a.json', 'inner.zip', 'body.gz']);
  const deep = readZip(unpack(members[1] ?? pack('', secret)));
  expect(deep.map((member) => unpack(member).toString())).toEqual([`token ${STARS}`, 'nothing']);
  expect(scrubberOf(TOKEN).content(clean)).toBeUndefined();
});

test('scrubbing: a secret found in one member is also hidden in earlier members', () => {
  const archive = writeZip([
    pack('first.txt', Buffer.from(`seen ${TOKEN.value}`)),
    pack('second.json', Buffer.from(`{"token":"${TOKEN.value}"}`)),
  ]);
  const [first] = readZip(scrubberOf().content(archive) ?? Buffer.alloc(0));
  expect(first === undefined ? '' : unpack(first).toString()).toBe(`seen ${STARS}`);
});
