/** PF14: whether a list of accounts ends before its end. What else the platform tells of its accounts is the measure. */
import { z } from 'zod';
import { asJson } from '../../lib/json';
import type { ApiClient } from '../api/client';
import { DOCUMENTED_PATHS } from '../api/documented-paths';
import { unwrapped } from '../network/reading';
import type { Findings } from '../failure/findings';
import { existingPath } from './measure';
import { readPages } from './list-pages';

const STATISTICS = '/api/admin/stats/users/';
/** Lists by role, with the total of the statistics that counts the same accounts. */
const ROLE_LISTS = [
  { path: '/api/auth/students/?page_size=100', total: 'total_students', noun: 'students' },
  { path: '/api/auth/parents/?page_size=100', total: 'total_parents', noun: 'parents' },
  { path: '/api/auth/staff/?role=teacher', total: 'total_teachers', noun: 'teachers' },
  { path: '/api/auth/staff/?role=tutor', total: 'total_tutors', noun: 'tutors' },
] as const;
/** A list that is cut ends at the size of a page, which is a round number: one that leaves some accounts out seldom does. */
const ROUND = 5;

const id = z.union([z.number(), z.string()]);
const accountSchema = z.looseObject({
  id,
  user: z.union([id, z.looseObject({ id, is_active: z.boolean().optional() })]).nullish(),
  is_active: z.boolean().optional(),
});
const totalsSchema = z.preprocess(unwrapped, z.record(z.string(), z.unknown()));

/** An account of a list: the number of its user, and whether it is active. */
interface Listed {
  readonly id: string;
  readonly isActive: boolean;
}

/**
 * Compares the list of all accounts with the lists by role and with the totals of the platform, and these lists with
 * their totals. Nobody else may create accounts meanwhile.
 */
export async function checkNotCut(findings: Findings, client: ApiClient): Promise<void> {
  const totals = totalsSchema.safeParse(asJson((await client.send('GET', STATISTICS)).text)).data ?? {};
  const totalOf = (name: string) => z.number().safeParse(totals[name]).data ?? 0;
  const listed: Listed[] = [];
  for (const { path, total, noun } of ROLE_LISTS) {
    const rows = await accountsOf(client, path);
    if (rows === undefined) continue;
    listed.push(...rows);
    findings.check(
      !isCut(rows.length, totalOf(total)),
      () => `GET ${path} ends after ${rows.length} ${noun} without a next page, and the platform has ${totalOf(total)}`,
    );
  }
  const path = await existingPath(client, { method: 'GET', paths: DOCUMENTED_PATHS.users });
  const all = path === undefined ? undefined : await accountsOf(client, path);
  if (path === undefined || all === undefined) return;
  const known = new Set(all.map((one) => one.id));
  const missing = new Set(listed.filter((one) => one.isActive && !known.has(one.id)).map((one) => one.id));
  findings.check(
    !isCut(all.length, Math.max(all.length + missing.size, totalOf('total_users'))),
    () =>
      `GET ${path} ends after ${all.length} accounts without a next page, and the platform has more: ${missing.size} of the ${new Set(listed.map((one) => one.id)).size} accounts in the lists by role are not in it${totalOf('total_users') > 0 ? `, and its statistics count ${totalOf('total_users')}` : ''}`,
  );
}

/** Whether a list of this length, read to its last page, was cut. @param total of the platform; 0 where it tells none */
export function isCut(length: number, total: number): boolean {
  return length > 0 && length < total && length % ROUND === 0;
}

/** Reads all pages of a list. @returns undefined where the build has no such list, or it is none of accounts */
async function accountsOf(client: ApiClient, path: string): Promise<Listed[] | undefined> {
  const pages = await readPages(client, path);
  const rows = z.array(accountSchema).safeParse(pages.rows);
  if (pages.refused !== undefined || !rows.success) return undefined;
  return rows.data.map(({ id: own, user, is_active }) => {
    const account = typeof user === 'object' && user !== null ? user : { id: user ?? own };
    return {
      id: String(account.id),
      isActive: (is_active ?? true) && !('is_active' in account && account.is_active === false),
    };
  });
}
