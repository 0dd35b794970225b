/** Records which tests use a shared account, over all workers and runs. Only an unused account can be signed out. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ActorName } from '../config/names';
import { isProcessRunning } from '../../lib/lease';

const POLL_INTERVAL_MS = 100;

/** Usage entries of one user of shared accounts, normally one test. */
export class AccountUsage {
  private readonly marker = `${process.pid}-${randomBytes(6).toString('hex')}`;
  private readonly used = new Set<ActorName>();

  constructor(private readonly folder: string) {}

  /** Registers that this account must stay signed in until `end`. */
  begin(name: ActorName): void {
    mkdirSync(this.place(name), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(this.place(name), this.marker), '', { mode: 0o600 });
    this.used.add(name);
  }

  /** Removes the registration of these accounts, or all registrations of this user. */
  end(...names: readonly ActorName[]): void {
    for (const name of names.length > 0 ? names : [...this.used]) {
      rmSync(path.join(this.place(name), this.marker), { force: true });
      this.used.delete(name);
    }
  }

  /** Waits until no other test uses the account. A killed process leaves an entry but is not waited for. */
  async waitUntilUnused(name: ActorName): Promise<void> {
    while (this.isUsedByOthers(name)) await pause(POLL_INTERVAL_MS);
  }

  /** Returns whether another test uses the account now. */
  isUsedByOthers(name: ActorName): boolean {
    const markers = existsSync(this.place(name)) ? readdirSync(this.place(name)) : [];
    return markers.some((marker) => marker !== this.marker && isProcessRunning(Number.parseInt(marker, 10)));
  }

  private place(name: ActorName): string {
    return path.join(this.folder, 'in-use', name);
  }
}
