/**
 * Shows a page moments that lie days apart. A test sends and grades within the same minute, so a page that shows one
 * moment in the place of another would look right. The server's responses reach the page unchanged except for these
 * fields.
 */
import type { Page } from '@playwright/test';
import { isFields } from '../network/reading';
import { DAY } from '../data/lateness';
import { withChangedResponse } from './changed-response';

/** How far each moment is moved back. The moment of grading stays as it is. */
const MOVED_BACK_MS: Readonly<Record<string, number>> = { submitted_at: 2 * DAY, updated_at: DAY };

/** Returns the moment of sending as the page receives it. */
export function sentAsShown(submittedAt: Date): Date {
  return new Date(submittedAt.getTime() - (MOVED_BACK_MS.submitted_at ?? 0));
}

/** Runs an action while the page receives each submission as sent two days and last changed one day earlier. */
export async function withMomentsApart(page: Page, action: () => Promise<void>): Promise<void> {
  await withChangedResponse(page, { method: /^GET$/, path: /\/api\// }, movedBack, action);
}

/** How many days before its storing a page receives the first version of an answer as sent. Each later version is one day less. */
const FIRST_VERSION_DAYS = 9;

/** Returns the moment at which a version of an answer was sent, as the page receives it. */
export function versionAsShown(submittedAt: Date, version: number): Date {
  return new Date(submittedAt.getTime() - (FIRST_VERSION_DAYS + 1 - version) * DAY);
}

/** Runs an action while the page receives each version of an answer as sent on a day of its own. The answer itself keeps its moment. */
export async function withVersionsApart(page: Page, action: () => Promise<void>): Promise<void> {
  await withChangedResponse(page, { method: /^GET$/, path: /\/api\// }, versionsMovedBack, action);
}

function versionsMovedBack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(versionsMovedBack);
  if (!isFields(value)) return value;
  const { version, submitted_at: sent } = value;
  if (typeof version === 'number' && typeof sent === 'string')
    return { ...value, submitted_at: versionAsShown(new Date(sent), version).toISOString() };
  return Object.fromEntries(Object.entries(value).map(([name, content]) => [name, versionsMovedBack(content)]));
}

function movedBack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(movedBack);
  if (!isFields(value)) return value;
  const isSubmission = 'submitted_at' in value;
  return Object.fromEntries(
    Object.entries(value).map(([name, content]) => {
      const ms = isSubmission ? MOVED_BACK_MS[name] : undefined;
      return [
        name,
        ms === undefined || typeof content !== 'string'
          ? movedBack(content)
          : new Date(Date.parse(content) - ms).toISOString(),
      ];
    }),
  );
}
