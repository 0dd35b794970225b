/** The files that tests upload are valid: programs for their type open them. */
import { expect, test } from '@playwright/test';
import { existsSync, statSync } from 'node:fs';
import { CleanUp } from '../suite/data/clean-up';
import { readZip, unpack } from '../lib/zip/zip';
import { docxFile, emptyFile, jpegFile, pdfFile, pngFile, programFile, sparseFile } from '../suite/data/files';

for (const screenshot of [jpegFile('photo.jpg'), pngFile('drawing.png')]) {
  test(`files: the browser decodes ${screenshot.name}`, async ({ page }) => {
    await page.setContent(
      `<img alt="picture" src="data:${screenshot.mimeType};base64,${screenshot.buffer.toString('base64')}">`,
    );
    const shown = page.getByRole('img');
    await expect(shown).toHaveJSProperty('complete', true);
    await expect(shown).toHaveJSProperty('naturalWidth', screenshot.width);
  });

  test(`files: the browser does not decode a damaged ${screenshot.name}`, async ({ page }) => {
    const spoilt = Buffer.concat([screenshot.buffer.subarray(0, 20), Buffer.alloc(40)]);
    await page.setContent(`<img alt="picture" src="data:${screenshot.mimeType};base64,${spoilt.toString('base64')}">`);
    await expect(page.getByRole('img')).toHaveJSProperty('naturalWidth', 0);
  });
}

test('files: the end of the PDF has the position of its table, and the unique bytes come after it', () => {
  const text = pdfFile('solution.pdf').buffer.toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF\n% [\da-f]{24}\n$/.exec(text)?.[1]);
  expect(text.slice(start)).toMatch(/^xref\n0 6\n/);
});

test('files: the DOCX is an archive of the three parts that every program requires', () => {
  const members = readZip(docxFile('essay.docx').buffer);
  expect(members.map(({ name }) => name)).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);
  for (const member of members) expect(unpack(member).toString('utf8')).toMatch(/^<\?xml .+>$/s);
});

test('files: no two files of a type are equal, so that the file of another test is detected', () => {
  for (const create of [pdfFile, jpegFile, pngFile, docxFile])
    expect(create('file').buffer).not.toEqual(create('file').buffer);
});

test('files: a program begins like a Windows program, and an empty file is empty', () => {
  const { buffer } = programFile('setup.exe');
  expect(buffer.toString('latin1', 0, 2)).toBe('MZ');
  expect(buffer.toString('latin1', buffer.readUInt32LE(0x3c), buffer.readUInt32LE(0x3c) + 2)).toBe('PE');
  expect(emptyFile('empty.txt').buffer).toHaveLength(0);
});

test('files: a sparse file has its size, takes no disk space, and is removed after the test', async () => {
  const cleanUp = new CleanUp();
  const place = sparseFile('lecture.pdf', 51, cleanUp);
  const { size, blocks } = statSync(place);
  expect(size).toBe(51 * 1024 * 1024);
  expect(blocks * 512, 'bytes on the disk').toBeLessThan(1024 * 1024);
  await cleanUp.run();
  expect(existsSync(place)).toBe(false);
});
