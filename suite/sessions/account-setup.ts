/**
 * Runs once per run, after the preflight and before any worker: takes account sets for the run, waits for one that another run uses, and
 * checks that its accounts belong together.
 */
import type { FullConfig } from '@playwright/test';
import { takeLease } from '../../lib/lease';
import { PROJECT_ROOT, environment, holdAccountSets, runId } from '../config/environment';
import { heldAccountSets, shardPlace } from '../config/run-place';
import { accountSetsFile, type AccountSet } from '../config/account-sets';
import { sessionFolder, targetFolder } from '../config/folders';
import { TargetUnhealthyError } from '../preflight/target';
import { leaseAccountSets, leasesFolder, usableSets, type SetInUse } from '../run/account-leases';
import { updateRunState } from '../run/run-state';
import { inEach, text } from '../texts/texts';
import { checkAccountSet } from './account-relations';
import { SignInRateLimiter } from './rate-limiter';

/** The accounts of the variables, which are one set. Only shards wait for each other: other runs share their sessions. */
const ONLY_SET = { id: 'only', name: 'ADMIN_EMAIL …' } as const;

/** @throws TargetUnhealthyError when the accounts of a set do not belong together */
export default async function accountSetup({ workers }: Pick<FullConfig, 'workers'>): Promise<() => Promise<void>> {
  const { givenUrl: url, accountSets, accountSetsSetting } = environment();
  const shard = shardPlace();
  // The sandbox of a run is nobody else's.
  if (url === undefined || (accountSets.length === 0 && shard === undefined)) return async () => undefined;
  const sets = accountSets.length === 0 ? [ONLY_SET] : accountSets;
  const file = accountSetsSetting === undefined ? undefined : accountSetsFile(accountSetsSetting, PROJECT_ROOT);
  const leases = await leaseAccountSets({
    folder: leasesFolder(url, file),
    sets,
    usable: heldAccountSets() ?? usableSets(sets.length, shard),
    atMost: workers,
    runId: runId(),
    onWait: (waited) => say(waitSentence(waited)),
    onLost: (set) => say(text(environment().reportLanguage, 'accounts.lost', { set })),
  });
  const held = leases.places.flatMap((place) => accountSets[place] ?? []);
  if (held.length === 0) return leases.release;
  holdAccountSets(leases.places);
  const inFlight = held.map((set) => takeLease(sessionFolder(url, set), runId()));
  const release = async () => {
    for (const end of inFlight) end();
    await leases.release();
  };
  try {
    say(`Accounts  ${held.map(({ name }) => `«${name}»`).join(', ')} of ${accountSets.length} sets`);
    await expectRelated(url, held);
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

/** @throws TargetUnhealthyError */
async function expectRelated(url: string, held: readonly AccountSet[]): Promise<void> {
  const rateLimiter = new SignInRateLimiter(targetFolder(url), runId(), undefined, (_who, ms) =>
    say(`The check of the account sets waits ${Math.ceil(ms / 1000)} s for the limit of sign-ins.`),
  );
  const checks = [];
  for (const set of held) checks.push(await checkAccountSet(url, set, rateLimiter));
  for (const { unreadable } of checks)
    if (unreadable !== undefined) say(`Warning: ${unreadable[environment().reportLanguage]}`);
  const problems = checks.flatMap((check) => check.problems);
  if (problems.length === 0) return;
  const why = inEach('accounts.cannot', (language) => ({
    problems: problems.map((problem) => problem[language]).join('; '),
  }));
  await updateRunState(runId(), { unhealthyReason: why.en, unhealthyReasonRu: why.ru });
  throw new TargetUnhealthyError(why.en, why.ru);
}

function waitSentence({ set, holder, waitedMs }: SetInUse): string {
  const shard = shardPlace();
  return text(environment().reportLanguage, 'accounts.waits', {
    set,
    shard: shard === undefined ? 'none' : `${shard.number}/${shard.count}`,
    holder: holder === undefined ? 'none' : `${holder.runId} (${holder.host}, ${holder.pid}, ${holder.since})`,
    minutes: Math.floor(waitedMs / 60_000),
  });
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
