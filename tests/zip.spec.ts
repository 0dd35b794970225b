import { expect, test } from '@playwright/test';
import { deflateRawSync } from 'node:zlib';
import { ZipProblem, looksLikeZip, pack, readZip, unpack, writeZip } from '../lib/zip/zip';

const text = Buffer.from('Решение: x = 2, y = 3. '.repeat(200));
const archive = () => writeZip([pack('answer.txt', text), pack('папка/пусто.txt', Buffer.alloc(0))]);

function problemOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ZipProblem) return error.message;
    throw error;
  }
  throw new Error('Nothing was found to be wrong.');
}

test('zip: packed members are unpacked with their names, empty ones too', () => {
  const members = readZip(archive());
  expect(members.map((member) => member.name)).toEqual(['answer.txt', 'папка/пусто.txt']);
  expect(members.map((member) => unpack(member).length)).toEqual([text.length, 0]);
  expect(looksLikeZip(archive())).toBe(true);
  expect(looksLikeZip(text)).toBe(false);
});

test('zip: members that are not touched keep their packed bytes', () => {
  const packed = deflateRawSync(text, { level: 9 });
  const [member] = readZip(archive());
  const again = readZip(writeZip([{ ...(member ?? pack('', text)), packed }]));
  expect(again[0]?.packed.equals(packed)).toBe(true);
});

test('zip: a broken archive is described', () => {
  const bytes = archive();
  expect(problemOf(() => readZip(Buffer.alloc(0)))).toBe('is empty');
  expect(problemOf(() => readZip(text))).toBe('is no zip archive');
  expect(problemOf(() => readZip(bytes.subarray(0, bytes.length - 60)))).toContain('is cut off after');
  const bent = Buffer.from(bytes);
  bent[60] = (bent[60] ?? 0) ^ 0xff;
  expect(problemOf(() => readZip(bent).map(unpack))).toContain('is damaged inside «answer.txt»');
});

test('zip: a member that is larger than its header says does not fill the memory', () => {
  const bomb = { ...pack('bomb', Buffer.alloc(50_000_000)), size: 10 };
  expect(problemOf(() => unpack(bomb))).toContain('cannot be unpacked');
});
