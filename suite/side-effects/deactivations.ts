/** What the deactivation of a teacher, a tutor or a parent does to the work of everybody else: nothing. */
import { AdministrationApi } from '../api/administration';
import { readersOf } from './readable-records';
import type { AccountData } from '../data/accounts';
import type { School } from './school';
import { SideEffects } from './side-effects';

/** Assignments, answers, progress and reports. A build may show the subjects of a deactivated teacher no more. */
const WORK = /\/(?:assignments|submissions|progress|tutor-weekly-reports)\//;

/**
 * Deactivates each of them in turn, and activates the account again. Costs a sign-in: the deactivation ends the session, with which
 * the teacher's assignment is deleted after the test.
 * @returns for each of them what was done, and what it changed for the others
 */
export async function followDeactivations(school: School, accounts: AccountData): Promise<SideEffects[]> {
  const { admin, otherTeacher, tutor, parent } = school;
  const administration = new AdministrationApi(admin);
  const all: SideEffects[] = [];
  for (const [who, { user }] of [
    ['the other teacher', otherTeacher],
    ['the tutor', tutor],
    ['the parent', parent],
  ] as const) {
    const others = readersOf(school)
      .filter((reader) => reader.who !== who)
      .map((reader) => ({ ...reader, paths: reader.paths.filter((path) => WORK.test(path)) }));
    const effects = await SideEffects.of(others);
    const nothing = { seenBy: [], fields: /^$/, everywhere: /is_active/ };
    await effects.after({ ...nothing, what: `the admin deactivated ${who}` }, () =>
      administration.deactivate(user.id).then(() => true),
    );
    await effects.after({ ...nothing, what: `the admin activated ${who} again` }, () =>
      administration.reactivate(user.id).then(() => true),
    );
    all.push(effects);
  }
  otherTeacher.api = await accounts.signIn(otherTeacher);
  return all;
}
