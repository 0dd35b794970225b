/**
 * Names missing traces instead of linking them. Must precede the other reporters of a merged run. A shard discards
 * traces over its trace budget after its blob has recorded them.
 */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { existsSync } from 'node:fs';

export default class LostAttachmentsReporter implements Reporter {
  printsToStdio(): boolean {
    return false;
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const [index, { name, path }] of result.attachments.entries()) {
      if (path === undefined || existsSync(path)) continue;
      result.attachments[index] = {
        name: `${name} not kept`,
        contentType: 'text/plain',
        body: Buffer.from('The shard did not keep it; its own output says why.'),
      };
    }
  }
}
