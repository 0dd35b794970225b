/** Each test owns its data: it is deleted over the API in reverse order, also after a failure. */
import { withFailure } from '../failure/register';
import { ApiError, ServerFault } from '../api/refusal';
import { runId } from '../config/environment';
import { networkLog, type NetworkLog } from '../network/network-log';
import type { Leftover } from '../network/network-note';

/** A record on the platform that is deleted. */
export interface TestRecord {
  readonly kind: Leftover['kind'];
  /** Undefined where only the name is known. */
  readonly id?: number;
  /** Title or email. */
  readonly name: string;
  /**
   * Whether the platform still has the record. Requested after each deletion: one that was answered with 5xx may have
   * been done, and one that was accepted may not.
   */
  readonly isThere?: () => Promise<boolean>;
}

interface Removal {
  what: string;
  remove: () => Promise<void>;
  record: TestRecord | undefined;
}

export class CleanUp {
  private readonly removals: Removal[] = [];

  constructor(private readonly log: Pick<NetworkLog, 'leftBehind' | 'unstable'> = networkLog) {}

  /**
   * Registers an action that runs after the test.
   * @param record the record on the platform that is deleted; undefined for an action on this machine only
   */
  later(what: string, remove: () => Promise<void>, record?: TestRecord): void {
    this.removals.push({ what, remove, record });
  }

  /**
   * Deletes everything in reverse order. A failed deletion does not stop the others. Records that the platform does
   * not let the suite delete are left behind and reported once for the whole run: they do not affect the case.
   * @throws Error naming actions on this machine that failed
   */
  async run(): Promise<void> {
    const failed: string[] = [];
    for (const { what, remove, record } of this.removals.reverse()) {
      try {
        await remove();
        if (record !== undefined) await this.expectGone(record);
      } catch (error) {
        if (record === undefined) failed.push(`${what} (${messageOf(error)})`);
        else await this.handleFailure(record, error);
      }
    }
    this.removals.length = 0;
    if (failed.length > 0)
      throw withFailure(new Error(`The end of the test failed: ${failed.join('; ')}`), { code: 'suite' });
  }

  /** Reports a record that an accepted deletion has left. A platform that cannot be asked any more says nothing. */
  private async expectGone(record: TestRecord): Promise<void> {
    const isLeft = (await record.isThere?.().catch(() => false)) === true;
    if (isLeft)
      this.log.leftBehind(leftoverOf(record, new Error('the platform accepted the deletion and still has it')));
  }

  private async handleFailure(record: TestRecord, error: unknown): Promise<void> {
    const at = Date.now();
    const isGone = error instanceof ServerFault && (await record.isThere?.().catch(() => true)) === false;
    if (isGone) this.log.unstable(error.request, error.status, 'suite', at);
    else this.log.leftBehind(leftoverOf(record, error));
  }
}

function leftoverOf({ kind, id, name }: TestRecord, error: unknown): Leftover {
  const refusal = error instanceof ApiError ? error : undefined;
  return {
    kind,
    id: id ?? null,
    name,
    runId: runId(),
    request: refusal?.request ?? null,
    status: refusal?.status ?? null,
    reason: messageOf(error).slice(0, 300),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
