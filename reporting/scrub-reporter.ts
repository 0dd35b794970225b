/**
 * Removes secrets from the run's results before any other reporter can show or copy them: titles, errors, output,
 * attachments, traces. Must be the first reporter. Works synchronously, so that no other reporter runs in between.
 * Isolates files that cannot be scrubbed.
 */
import type { FullResult, Reporter, TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isInside } from '../lib/inside';
import { replace } from '../lib/private-file';
import { runFolder, runId } from '../suite/config/environment';
import { UNSCRUBBED_BLOB, unscrubbedBlobFolder, SHARD_BLOB } from '../suite/config/folders';
import { isolate } from '../suite/run/isolate';
import { registerSecret, openVault, secretsOf, vaultVersion } from '../suite/secrets/vault';
import { isNoSpace } from './disk/disk';
import { withCleanName } from './scrub/file-names';
import { guardOutput } from './scrub/output';
import { writeScrubSummary } from './scrub/summary';
import { cleanError, cleanResult, cleanStep, type Attachment } from './scrub/results';
import { Scrubber } from './scrub/scrubber';

export default class ScrubReporter implements Reporter {
  private readonly scrubber = new Scrubber({
    version: () => vaultVersion(runId()),
    secrets: () => secretsOf(runId()),
    keep: registerSecret,
  });
  /** Digests of scrubbed contents, made with the secrets known at that time: Allure's copies need no second scrubbing. */
  private readonly clean = new Set<string>();
  private readonly isolated: string[] = [];
  private files = 0;
  private spentMs = 0;

  constructor() {
    openVault();
    guardOutput();
    // Traces hold secrets until they are scrubbed.
    mkdirSync(runFolder(), { recursive: true });
    chmodSync(runFolder(), 0o700);
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
      // Scrubs attachments first: a trace may reveal secrets that were not registered.
      this.cleanAttachments(result.attachments);
      cleanResult(this.scrubber, test, result);
    });
  }

  onError(error: TestError): void {
    this.timed(() => cleanError(this.scrubber, error));
  }

  /** Scrubs all remaining files of the run. Scrubs earlier files again when more secrets are known by now. */
  onEnd(result: FullResult): void {
    this.timed(() => {
      for (const file of filesBelow(runFolder())) this.cleanFile(withCleanName(file, runFolder(), this.scrubber));
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
    chmodSync(runFolder(), 0o755);
  }

  /**
   * Scrubs the blob of a shard, which is complete only now. Moves it out of the vault when it is clean; otherwise it
   * stays there.
   */
  async onExit(): Promise<void> {
    const blob = path.join(unscrubbedBlobFolder(runId()), UNSCRUBBED_BLOB);
    if (!existsSync(blob)) return;
    try {
      const bytes = readFileSync(blob);
      writeFileSync(path.join(runFolder(), SHARD_BLOB), this.scrubber.content(bytes) ?? bytes);
    } catch (error) {
      this.tell(
        `the blob of this shard ${reason(error)}: it stays in ${path.relative(process.cwd(), blob)}, and the shard counts as missing`,
      );
      return;
    }
    rmSync(path.dirname(blob), { recursive: true, force: true });
  }

  /** Scrubs attachments in place. Removes an attachment that cannot be scrubbed from every list that contains it. */
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
      attachment.path = withCleanName(ownCopy(attachment.path), runFolder(), this.scrubber);
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

  /**
   * Replaces the whole file, so that no half-scrubbed file is ever left. @returns false when the file was isolated
   * instead
   */
  private cleanFile(file: string): boolean {
    try {
      const before = readFileSync(file);
      if (this.clean.has(this.digest(before))) return true;
      const after = this.scrubber.content(before);
      if (after !== undefined) {
        writeFileSync(`${file}.cleaning`, after);
        replace(`${file}.cleaning`, file);
      }
      this.files += 1;
      this.clean.add(this.digest(after ?? before));
      return true;
    } catch (error) {
      if (isNoSpace(error)) return this.giveUp(file);
      const place = isolate(file, runId(), path.relative(runFolder(), file));
      this.tell(`${path.relative(process.cwd(), file)} ${reason(error)}: moved to ${place}, for your eyes only`);
      return false;
    }
  }

  /** A full disk cannot store the scrubbed file, so the unscrubbed one must go. */
  private giveUp(file: string): false {
    for (const one of [file, `${file}.cleaning`]) rmSync(one, { force: true });
    process.stdout.write(`Disk      full: ${path.relative(process.cwd(), file)} is given up\n`);
    return false;
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

/**
 * Copies a file that does not belong to the run: a test may attach one, even from the repository. Only the copy is
 * scrubbed.
 */
function ownCopy(file: string): string {
  if (isInside(runFolder(), file)) return file;
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
