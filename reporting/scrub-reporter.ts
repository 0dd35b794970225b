/**
 * Stands before every other reporter and hides secrets in what they are going to show or copy: titles, errors, output,
 * attachments, traces. Works synchronously, so that nobody can be quicker. What cannot be cleaned is taken away.
 */
import type { FullResult, Reporter, TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runFolder, runId } from '../fixtures/environment';
import { UNSCRUBBED_BLOB, unscrubbedBlobFolder } from '../fixtures/run/folders';
import { isolate } from '../fixtures/run/isolate';
import { registerSecret, openVault, secretsOf, vaultVersion } from '../fixtures/secrets/vault';
import { writeScrubSummary } from './scrub/summary';
import { cleanError, cleanResult, cleanStep, type Attachment } from './scrub/results';
import { Scrubber } from './scrub/scrubber';
import { SHARD_BLOB } from './shards/shard-note';

export default class ScrubReporter implements Reporter {
  private readonly scrubber = new Scrubber({
    version: () => vaultVersion(runId()),
    secrets: () => secretsOf(runId()),
    keep: registerSecret,
  });
  /** Digests of clean contents, made with what was known then: Allure's copies need no second cleaning. */
  private readonly clean = new Set<string>();
  private readonly isolated: string[] = [];
  private files = 0;
  private spentMs = 0;

  constructor() {
    openVault();
  }

  printsToStdio(): boolean {
    return false;
  }

  onStepBegin(_test: TestCase, _result: TestResult, step: TestStep): void {
    this.timed(() => cleanStep(this.scrubber, step));
  }

  onStepEnd(_test: TestCase, result: TestResult, step: TestStep): void {
    this.timed(() => {
      // Allure copies the attachments of a step when the step ends.
      this.cleanAttachments(step.attachments, result.attachments);
      cleanStep(this.scrubber, step);
    });
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.timed(() => {
      // Attachments first: a trace may show secrets that nobody has announced.
      this.cleanAttachments(result.attachments);
      cleanResult(this.scrubber, test, result);
    });
  }

  onError(error: TestError): void {
    this.timed(() => cleanError(this.scrubber, error));
  }

  /** Cleans whatever else the run has left, and files cleaned earlier again where more is known by now. */
  onEnd(result: FullResult): void {
    this.timed(() => {
      for (const file of filesBelow(runFolder())) this.cleanFile(file);
    });
    mkdirSync(runFolder(), { recursive: true });
    writeScrubSummary(runFolder(), {
      at: new Date().toISOString(),
      runMs: Math.round(result.duration),
      scrubMs: Math.round(this.spentMs),
      files: this.files,
      secrets: secretsOf(runId()).length,
      hidden: this.scrubber.hidden,
      isolated: this.isolated,
    });
  }

  /** The blob of a shard is whole only now. It leaves the vault when it is clean, else it stays there. */
  async onExit(): Promise<void> {
    const blob = path.join(unscrubbedBlobFolder(runId()), UNSCRUBBED_BLOB);
    if (!existsSync(blob)) return;
    try {
      const bytes = readFileSync(blob);
      writeFileSync(path.join(runFolder(), SHARD_BLOB), this.scrubber.content(bytes) ?? bytes);
    } catch (error) {
      this.tell(`the blob of this shard ${reason(error)}: it stays in ${path.relative(process.cwd(), blob)}, and the shard counts as missing`);
      return;
    }
    rmSync(path.dirname(blob), { recursive: true, force: true });
  }

  /** Cleans attachments where they are; one that cannot be cleaned is taken out of every list it stands in. */
  private cleanAttachments(attachments: Attachment[], ...others: Attachment[][]): void {
    for (const attachment of [...attachments]) {
      if (this.cleanAttachment(attachment)) continue;
      for (const list of [attachments, ...others]) {
        const index = list.indexOf(attachment);
        if (index !== -1) list.splice(index, 1);
      }
    }
  }

  private cleanAttachment(attachment: Attachment): boolean {
    attachment.name = this.scrubber.text(attachment.name);
    if (attachment.path !== undefined && existsSync(attachment.path)) {
      attachment.path = ownCopy(attachment.path);
      return this.cleanFile(attachment.path);
    }
    if (attachment.body === undefined) return true;
    try {
      attachment.body = this.scrubber.content(attachment.body) ?? attachment.body;
      return true;
    } catch (error) {
      this.tell(`the attachment «${attachment.name}» ${reason(error)}: left out`);
      return false;
    }
  }

  /** Replaces the file whole, so that no half-cleaned one is ever left. @returns false when it was taken away instead */
  private cleanFile(file: string): boolean {
    try {
      const before = readFileSync(file);
      if (this.clean.has(this.digest(before))) return true;
      const after = this.scrubber.content(before);
      if (after !== undefined) {
        writeFileSync(`${file}.cleaning`, after);
        renameSync(`${file}.cleaning`, file);
      }
      this.files += 1;
      this.clean.add(this.digest(after ?? before));
      return true;
    } catch (error) {
      const place = isolate(file, runId(), path.relative(runFolder(), file));
      this.tell(`${path.relative(process.cwd(), file)} ${reason(error)}: moved to ${place}, for your eyes only`);
      return false;
    }
  }

  private digest(bytes: Buffer): string {
    return `${this.scrubber.version} ${createHash('sha256').update(bytes).digest('base64')}`;
  }

  private tell(what: string): void {
    this.isolated.push(what);
    process.stdout.write(`Not cleaned of secrets: ${what}\n`);
  }

  private timed(work: () => void): void {
    const start = performance.now();
    work();
    this.spentMs += performance.now() - start;
  }
}

/** A test may attach a file that is not the run's, one of the repository even: only a copy of it is cleaned. */
function ownCopy(file: string): string {
  const inside = !path.relative(runFolder(), file).startsWith('..');
  if (inside) return file;
  const folder = path.join(runFolder(), 'attached');
  mkdirSync(folder, { recursive: true });
  const copy = path.join(folder, `${readdirSync(folder).length}-${path.basename(file)}`);
  copyFileSync(file, copy);
  return copy;
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
