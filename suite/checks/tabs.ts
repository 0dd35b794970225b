/** Lists in tabs: which entries each tab shows, and how many it says that it has. */
import type { Locator } from '@playwright/test';
import { expect } from '../matchers';
import type { BrowserUser } from '../actors/browser-user';

/** A tab of a list, and how it is opened. */
export interface Tab {
  readonly name: string;
  readonly tab: Locator;
  readonly open: () => Promise<void>;
  /** All entries of the open tab, where a platform may show entries of others in it. */
  readonly all?: Locator;
}

/** What a tab shows. */
export interface ShownTab {
  readonly name: string;
  /** The number in the name of the tab; undefined where it has none. */
  readonly count: number | undefined;
  /** The entries that are looked for, by their keys. */
  readonly entries: readonly string[];
  /** How many entries the tab shows, with those that were not looked for. */
  readonly total: number;
}

/**
 * Opens each tab and looks for entries.
 * @param entries the heading of each entry by its key
 */
export async function readTabs(
  user: BrowserUser,
  tabs: readonly Tab[],
  entries: Readonly<Record<string, Locator>>,
): Promise<ShownTab[]> {
  const shown: ShownTab[] = [];
  for (const { name, tab, open, all } of tabs) {
    await open();
    await expect(tab, `the tab «${name}»`).toHaveAttribute('aria-selected', 'true');
    await user.traffic.settled();
    const found: string[] = [];
    for (const [key, heading] of Object.entries(entries)) if (await heading.isVisible()) found.push(key);
    const digits = /\((\d+)\)/.exec((await tab.textContent()) ?? '')?.[1];
    shown.push({
      name,
      count: digits === undefined ? undefined : Number(digits),
      entries: found,
      total: all === undefined ? found.length : await all.count(),
    });
  }
  return shown;
}
