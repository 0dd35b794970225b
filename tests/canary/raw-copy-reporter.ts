import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Keeps a test's output before it is scrubbed: the scan must find secrets in it. */
export default class RawCopyReporter implements Reporter {
  private count = 0;

  constructor(private readonly options: { folder: string }) {
    mkdirSync(options.folder, { recursive: true });
  }

  printsToStdio(): boolean {
    return false;
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const { path: file, body } of result.attachments) {
      const place = path.join(this.options.folder, `${(this.count += 1)}-${path.basename(file ?? 'body')}`);
      if (file !== undefined) copyFileSync(file, place);
      else if (body !== undefined) writeFileSync(place, body);
    }
    const printed = { errors: result.errors, output: result.stdout.map(String) };
    writeFileSync(path.join(this.options.folder, `${(this.count += 1)}-result.json`), JSON.stringify(printed));
  }
}
