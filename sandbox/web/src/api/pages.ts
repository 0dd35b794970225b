import type { Page } from '../../../contract/assignments';
import { request } from './client';

/** Reads every page of a list: the platform's lists show everything at once, its API hands out pages, or on some builds a plain list. */
export async function everyPage<T>(path: string): Promise<T[]> {
  const items: T[] = [];
  for (let number = 1; ; number += 1) {
    const join = path.includes('?') ? '&' : '?';
    const page = await request<Page<T> | T[]>(number === 1 ? path : `${path}${join}page=${number}`);
    if (Array.isArray(page)) return page;
    items.push(...page.results);
    if (page.next === null || page.results.length === 0) return items;
  }
}
