/** Counts the requests of a window's pages towards the rate limit of their account, which the suite's own requests share. */
import type { Request } from '@playwright/test';
import { isCounted } from '../network/bucket';
import { accountKey } from '../network/account-key';
import { noteLimitedRead } from './limited-reads';
import { networkLog } from '../network/network-log';
import { noteLimit, paceOf } from '../network/retry';
import { extendTestTimeout } from '../network/test-time';

export class PagePace {
  private account: string | undefined;

  /** @param token of the session that the window begins with, if any */
  constructor(
    private readonly origin: string,
    token: string | undefined,
  ) {
    this.account = token === undefined ? undefined : accountKey(`Token ${token}`);
  }

  /** Counts a request that a page sends. */
  sent(request: Request): void {
    const account = accountKey(request.headers().authorization);
    if (account === undefined) return;
    this.account = account;
    const pace = paceOf(this.origin);
    if (isCounted(request.method(), new URL(request.url()).pathname, pace.scope())) pace.count(account);
  }

  /** Learns from a 429 what the platform counts, and keeps it for the test until the request is answered well. */
  answered(request: Request, { method, path }: { method: string; path: string }, status: number): void {
    noteLimitedRead(method, path, status);
    if (status !== 429) return;
    noteLimit({
      method: request.method(),
      url: new URL(request.url()),
      account: accountKey(request.headers().authorization),
    });
  }

  /** Waits until a page of the window can load within the limit. The time does not count as the test's. */
  async turn(): Promise<void> {
    if (this.account !== undefined) noteWait(await paceOf(this.origin).turnOfPage(this.account));
  }

  /** Waits until a page of the window can make a change and read its lists again. The time does not count as the test's. */
  async turnOfChange(): Promise<void> {
    if (this.account !== undefined) noteWait(await paceOf(this.origin).turnOfChange(this.account));
  }
}

function noteWait(waitedMs: number): void {
  if (waitedMs === 0) return;
  extendTestTimeout(waitedMs);
  networkLog.paced(waitedMs);
}
