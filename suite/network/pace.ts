/**
 * Paces the suite's requests: the times of an account's requests, shared by all worker processes. Each account has a file.
 * Every process appends the time of each request and reads the end of the file before it sends one. Appending so few
 * bytes is atomic, so no lock is needed. Two processes that read at the same time may each send a request beyond the
 * bucket. The margin between the bucket and the platform's limit allows for that.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BURST, OF_CHANGES, OF_PAGES, WINDOW_MS, waitFor, waitForWindow, type RateLimitScope } from './bucket';

/** Only the requests of the last seconds count. More than these are never needed. */
const LOOKED_AT = 96;
const ENTRY_BYTES = 8;
/** A bucket unused for this long is full again, and its account's session is over or idle. */
const FORGOTTEN_AFTER_MS = 3_600_000;
/** Name of the file that remembers that the platform counts every request. */
const COUNTS_ALL = 'counts-all';
/** Requests in the last second that leave a page room to load: a page sends up to eight. */
const CALM = 2;
/** A page that loads takes this part of the window, so that other workers wait. */
const LOAD = 4;

export interface PaceClock {
  now(): number;
  pause(ms: number): Promise<unknown>;
}

const realClock: PaceClock = { now: Date.now, pause: (ms) => pause(ms) };

export class Pace {
  private readonly files = new Map<string, number>();
  private readonly page = Buffer.alloc(LOOKED_AT * ENTRY_BYTES);
  private readonly entry = Buffer.alloc(ENTRY_BYTES);
  private countsAll = false;

  /** @param folder the target's own, shared by all its runs */
  constructor(
    private readonly folder: string,
    private readonly clock: PaceClock = realClock,
  ) {}

  /**
   * Waits until the account may send its next request, and records it.
   * @param account as returned by `accountKey`
   * @returns the milliseconds waited
   */
  async turn(account: string): Promise<number> {
    const now = this.clock.now();
    const file = this.fileOf(account);
    const wait = this.scope() === 'all' ? waitForWindow(this.read(file), now) : waitFor(this.read(file), now);
    this.write(file, now + wait);
    if (wait > 0) await this.clock.pause(wait);
    return wait;
  }

  /**
   * Waits until a page of the account can load within the limit. Where every request is counted, keeps a part of the
   * window for it.
   * @returns the milliseconds waited
   */
  async turnOfPage(account: string): Promise<number> {
    const countsAll = this.scope() === 'all';
    const file = this.fileOf(account);
    const now = this.clock.now();
    const wait = countsAll ? waitForWindow(this.read(file), now, CALM) : waitFor(this.read(file), now, OF_PAGES);
    for (let kept = countsAll ? LOAD : 0; kept > 0; kept -= 1) this.write(file, now + wait);
    if (wait > 0) await this.clock.pause(wait);
    return wait;
  }

  /**
   * Waits until a page of the account can make a change and read its lists again within the limit of list views. Where
   * every request is counted, the part of the window that the pages have is for them.
   * @returns the milliseconds waited
   */
  async turnOfChange(account: string): Promise<number> {
    if (this.scope() === 'all') return 0;
    const wait = waitFor(this.read(this.fileOf(account)), this.clock.now(), OF_CHANGES);
    if (wait > 0) await this.clock.pause(wait);
    return wait;
  }

  /** What the platform counts, as far as its responses have shown to any worker. */
  scope(): RateLimitScope {
    this.countsAll ||= existsSync(path.join(this.folder, COUNTS_ALL));
    return this.countsAll ? 'all' : 'lists';
  }

  /** Remembers for all workers and later runs that the platform counts every request. */
  learnsAll(): void {
    if (this.countsAll) return;
    this.countsAll = true;
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    closeSync(openSync(path.join(this.folder, COUNTS_ALL), 'a', 0o600));
  }

  /** Counts a request that is sent without pacing: a page's. */
  count(account: string): void {
    this.write(this.fileOf(account), this.clock.now());
  }

  /**
   * Empties the bucket: the platform has refused a request for this account, so it counts more requests than the
   * bucket does.
   */
  empty(account: string): void {
    const file = this.fileOf(account);
    const now = this.clock.now();
    if (this.scope() === 'all') {
      this.write(file, now + WINDOW_MS / 2);
      return;
    }
    for (let left = BURST; left > 0 && waitFor(this.read(file), now) === 0; left -= 1) this.write(file, now);
  }

  close(): void {
    for (const file of this.files.values()) closeSync(file);
    this.files.clear();
  }

  private read(file: number): number[] {
    const { size } = fstatSync(file);
    const length = Math.min(this.page.length, size);
    const got = readSync(file, this.page, 0, length, size - length);
    return Array.from({ length: Math.floor(got / ENTRY_BYTES) }, (_none, index) =>
      this.page.readDoubleLE(index * ENTRY_BYTES),
    );
  }

  private write(file: number, at: number): void {
    this.entry.writeDoubleLE(at);
    writeSync(file, this.entry);
  }

  private fileOf(account: string): number {
    const known = this.files.get(account);
    if (known !== undefined) return known;
    const buckets = path.join(this.folder, 'pace');
    if (this.files.size === 0) forgetIdle(buckets);
    mkdirSync(buckets, { recursive: true, mode: 0o700 });
    const file = openSync(path.join(buckets, account), 'a+', 0o600);
    this.files.set(account, file);
    return file;
  }
}

/**
 * Deletes idle buckets. Each sign-in creates a bucket of its own, so they would accumulate on a platform that is
 * tested every day.
 */
function forgetIdle(buckets: string): void {
  if (!existsSync(buckets)) return;
  for (const file of readdirSync(buckets).map((name) => path.join(buckets, name))) {
    // Another process may be deleting it too.
    const lastUse = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (lastUse !== undefined && Date.now() - lastUse > FORGOTTEN_AFTER_MS) rmSync(file, { force: true });
  }
}
