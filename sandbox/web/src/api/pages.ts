import type { Page } from '../../../contract/assignments';
import { request } from './client';

/**
 * Reads all pages of a list. The platform's pages show complete lists; its API is paginated, or on some builds
 * returns a plain list.
 */
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
