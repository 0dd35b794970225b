/** A stand-in of Playwright's page that locates nothing: it tells which calls a page object makes to locate a control. */
import type { Locator, Page } from '@playwright/test';
import { PAGE, locate, type Located } from './located';

const chains = new WeakMap<object, readonly Located[]>();

/** Returns a page whose locators `locatedBy` understands. Every action and every wait throws. */
export function standInPage(): Page {
  return standIn<Page>(PAGE, () => undefined);
}

/** Returns what a locator of a stand-in page locates; undefined for any other value. */
export function locatedBy(value: unknown): readonly Located[] | undefined {
  return typeof value === 'object' && value !== null ? chains.get(value) : undefined;
}

/** An object whose every member throws, for what page objects hand on and never use to locate. */
export function unused<T extends object>(): T {
  return new Proxy({} as T, { get: (_, member) => refuse(member) });
}

function standIn<T extends Page | Locator>(chain: readonly Located[], page: () => Page | undefined): T {
  const made: T = new Proxy({} as T, {
    get: (_, member) => {
      if (member === 'page') return () => page() ?? made;
      if (typeof member !== 'string') return refuse(member);
      return (...words: unknown[]) => {
        const next = locate(chain, member, words, locatedBy);
        return next === undefined ? refuse(member) : standIn<Locator>(next, () => page() ?? (made as Page));
      };
    },
  });
  chains.set(made, chain);
  return made;
}

function refuse(member: string | symbol): never {
  throw new Error(`${String(member)} is no call that locates: this page is a stand-in.`);
}
