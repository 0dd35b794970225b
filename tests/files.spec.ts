/** The generated files are valid: programs for their type open them. */
import { expect, test } from '@playwright/test';
import { existsSync, statSync } from 'node:fs';
import { CleanUp } from '../suite/data/clean-up';
import { docxFile, emptyFile, jpegFile, pdfFile, pngFile, programFile, sparseFile } from '../suite/data/files';

for (const screenshot of [jpegFile('photo.jpg'), pngFile('drawing.png')]) {
  test(`files: the browser decodes ${screenshot.name}`, async ({ page }) => {
    await page.setContent(`<img alt="picture" src="data:${screenshot.mimeType};base64,${screenshot.buffer.toString('base64')}">`);
    const shown = page.getByRole('img');
    await expect(shown).toHaveJSProperty('complete', true);
    await expect(shown).toHaveJSProperty('naturalWidth', screenshot.width);
  });

  test(`files: a spoilt ${screenshot.name} is not taken for a picture`, async ({ page }) => {
    const spoilt = Buffer.concat([screenshot.buffer.subarray(0, 20), Buffer.alloc(40)]);
    await page.setContent(`<img alt="picture" src="data:${screenshot.mimeType};base64,${spoilt.toString('base64')}">`);
    await expect(page.getByRole('img')).toHaveJSProperty('naturalWidth', 0);
  });
}

test('files: the table of the PDF points at each of its objects', () => {
  const text = pdfFile('solution.pdf').buffer.toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  expect(text.slice(start)).toMatch(/^xref\n0 6\n/);
  const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
  expect(offsets.map((offset) => text.slice(offset).split('\n')[0])).toEqual([1, 2, 3, 4, 5].map((number) => `${number} 0 obj`));
  const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
  expect(/stream\n([\s\S]*?)\nendstream/.exec(text)?.[1]).toHaveLength(length);
});

test('files: the DOCX is an archive whose directory leads to each part', () => {
  const { buffer } = docxFile('essay.docx');
  const end = buffer.length - 22;
  expect(buffer.readUInt32LE(end)).toBe(0x06054b50);
  const names: string[] = [];
  let entry = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(buffer.readUInt32LE(entry)).toBe(0x02014b50);
    const nameLength = buffer.readUInt16LE(entry + 28);
    const name = buffer.toString('utf8', entry + 46, entry + 46 + nameLength);
    const local = buffer.readUInt32LE(entry + 42);
    expect(buffer.readUInt32LE(local)).toBe(0x04034b50);
    const data = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    expect(buffer.toString('utf8', data, data + buffer.readUInt32LE(local + 18))).toMatch(/^<\?xml .+>$/s);
    names.push(name);
    entry += 46 + nameLength;
  }
  expect(names).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);
});

test('files: a program begins as Windows programs do, and an empty file is empty', () => {
  const { buffer } = programFile('setup.exe');
  expect(buffer.toString('latin1', 0, 2)).toBe('MZ');
  expect(buffer.toString('latin1', buffer.readUInt32LE(0x3c), buffer.readUInt32LE(0x3c) + 2)).toBe('PE');
  expect(emptyFile('empty.txt').buffer).toHaveLength(0);
});

test('files: a sparse file has its size, takes no room, and is gone after the test', async () => {
  const cleanUp = new CleanUp();
  const place = sparseFile('lecture.pdf', 51, cleanUp);
  const { size, blocks } = statSync(place);
  expect(size).toBe(51 * 1024 * 1024);
  expect(blocks * 512, 'bytes on the disk').toBeLessThan(1024 * 1024);
  await cleanUp.run();
  expect(existsSync(place)).toBe(false);
});
