/** Follows what a series of changes does to everything that the API returns to the people around it. */
import { ApiError, type ApiClient } from '../api/client';
import { restlessValues, unexpectedChanges, type Effects } from './differences';
import { readAll, type Reader, type Reading } from './readings';

export class SideEffects {
  /** One sentence for each value that changed and must not have. */
  readonly wrong: string[] = [];
  /** What was done, without the changes that the platform refused. */
  readonly done: string[] = [];

  private constructor(
    private readonly readers: readonly Reader[],
    private last: readonly Reading[],
    private readonly restless: ReadonlySet<string>,
  ) {}

  /** Reads twice, to learn which values change by themselves. */
  static async of(readers: readonly Reader[]): Promise<SideEffects> {
    const first = await readAll(readers);
    const second = await readAll(readers);
    return new SideEffects(readers, second, restlessValues(first, second));
  }

  /**
   * Does something, and compares everything with the reading before. A refused change is compared, too: it must not have
   * changed anything.
   * @returns the result of the action; undefined where the platform refuses it
   */
  async after<T>(effects: Effects, act: () => Promise<T>): Promise<T | undefined> {
    const result = await act().catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      if (error.status >= 500)
        this.wrong.push(`the change «${effects.what}» crashed: ${error.request} answered ${error.status}`);
      return undefined;
    });
    const now = await readAll(this.readers);
    if (result === undefined)
      this.wrong.push(
        ...unexpectedChanges(
          this.last,
          now,
          { what: `the platform refused the change «${effects.what}»`, seenBy: [], fields: /^$/ },
          this.restless,
        ),
      );
    else {
      this.done.push(effects.what);
      this.wrong.push(...unexpectedChanges(this.last, now, effects, this.restless));
    }
    this.last = now;
    return result;
  }

  /** Returns the present reading, to compare a later one with it. */
  mark(): readonly Reading[] {
    return this.last;
  }

  /**
   * Checks that everything is as it was at a mark: what was done since has been undone.
   * @param except people whose session may have ended meanwhile
   */
  expectAsAt(mark: readonly Reading[], what: string, except: readonly string[] = []): void {
    const compared = mark.filter(({ who }) => !except.includes(who));
    this.wrong.push(...unexpectedChanges(compared, this.last, { what, seenBy: [], fields: /^$/ }, this.restless));
  }
}

/** Sends a change and returns the response. @throws ApiError when it is refused */
export async function sendChange(
  api: ApiClient,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<string> {
  const { status, text } = await api.send(method, path, body);
  if (status >= 300) throw new ApiError(`${method} ${path}`, status, text);
  return text;
}
