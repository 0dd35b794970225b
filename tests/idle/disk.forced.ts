/** Tests without a platform that fill the disk of the report folder. */
import { test } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Records a large file as Playwright records a trace. */
function record(file: string, bytes: number): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, Buffer.alloc(bytes, 7));
  return file;
}

test('disk: the first records a large trace', ({ browserName: _none }, testInfo) => {
  testInfo.attachments.push({
    name: 'large',
    contentType: 'application/octet-stream',
    path: record(testInfo.outputPath('trace.zip'), 1_500_000),
  });
});
test('disk: the second finds the disk full', ({ browserName: _none }, testInfo) => {
  for (let part = 0; part < 50; part += 1) record(testInfo.outputPath(`part-${part}.bin`), 500_000);
});
