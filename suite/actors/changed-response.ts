/**
 * Changes responses of the server on their way to a page, to compare what the page shows with what it received. Used
 * where the server's own data cannot tell two values apart. The request reaches the server.
 */
import type { Page, Route } from '@playwright/test';
import type { Route as RouteOfPage } from '../../pages/routes';
import type { Endpoint } from '../api/endpoint';
import { endpoints } from '../api/endpoints';
import { isFields } from '../network/reading';
import { recordLog } from '../consistency/record-log';
import { asJson } from '../../lib/json';
import type { BrowserUser } from './browser-user';

/**
 * @param change returns the changed content of a response; called for each accepted response that is JSON
 * @param action opens the page
 * @param query replaces these parameters of the address on its way to the server
 */
export async function withChangedResponse<T>(
  page: Page,
  { method, path }: Pick<Endpoint<unknown>, 'method' | 'path'>,
  change: (content: unknown, url: URL) => unknown,
  action: () => Promise<T>,
  query: Readonly<Record<string, string>> = {},
): Promise<T> {
  const matches = (url: URL) => path.test(url.pathname);
  const answer = async (route: Route) => {
    if (!method.test(route.request().method())) return route.fallback();
    const url = new URL(route.request().url());
    for (const [name, value] of Object.entries(query))
      if (url.searchParams.has(name)) url.searchParams.set(name, value);
    const response = await route.fetch({ url: url.href });
    const content = response.ok() ? asJson(await response.text()) : undefined;
    return content === undefined
      ? route.fulfill({ response })
      : route.fulfill({ response, json: change(content, new URL(route.request().url())) });
  };
  await page.route(matches, answer);
  try {
    return await recordLog.without(action);
  } finally {
    await page.unroute(matches, answer);
  }
}

/** Opens a page to which the server's statistics of users arrive with these values, in `data` or flat. */
export function openWithStatistics(
  user: BrowserUser,
  route: RouteOfPage,
  values: Readonly<Record<string, number>>,
): Promise<void> {
  return withStatistics(user, values, () => user.opens(route));
}

/** Runs an action on an open page while the server's statistics of users arrive with these values. */
export function withStatistics(
  user: BrowserUser,
  values: Readonly<Record<string, number>>,
  action: () => Promise<void>,
): Promise<void> {
  const change = (content: unknown) => {
    if (!isFields(content)) return content;
    return isFields(content.data) ? { ...content, data: { ...content.data, ...values } } : { ...content, ...values };
  };
  return withChangedResponse(user.page, endpoints.userStatistics, change, action);
}

/** Runs an action while each moment in the responses of a part of the API arrives as this one. */
export function withMomentsAt(
  user: BrowserUser,
  { path, moment }: { path: RegExp; moment: Date },
  action: () => Promise<void>,
): Promise<void> {
  const change = (content: unknown): unknown => {
    if (Array.isArray(content)) return content.map(change);
    if (typeof content === 'string') return /^\d{4}-\d\d-\d\dT/.test(content) ? moment.toISOString() : content;
    if (!isFields(content)) return content;
    return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, change(value)]));
  };
  return withChangedResponse(user.page, { method: /^GET$/, path }, change, action);
}

const HEALTH = { method: /^GET$/, path: /^\/api\/system\/health\/(?:startup|ready)?\/?$/ };

/**
 * Runs an action while the server's health checks arrive with a database that is down.
 * @returns whether the page asked for one
 */
export async function withUnhealthyPart(user: BrowserUser, action: () => Promise<void>): Promise<boolean> {
  let isAsked = false;
  const change = (content: unknown) => {
    isAsked = true;
    if (!isFields(content)) return content;
    const parts = Object.entries(content)
      .filter(([, value]) => isFields(value) && isFields(value.database))
      .map(([name, value]) => [name, { ...(value as object), database: { status: 'unhealthy' } }] as const);
    return { ...content, status: 'unhealthy', ...Object.fromEntries(parts) };
  };
  await withChangedResponse(user.page, HEALTH, change, action);
  return isAsked;
}
