/** Whether the accounts of a set belong together on the platform: the tutor and the parent are those of its students. */
import { AdministrationApi } from '../api/administration';
import { ApiError } from '../api/client';
import type { AccountSet } from '../config/account-sets';
import { inEach, text, type ByLanguage } from '../texts/texts';
import type { SignInRateLimiter } from './rate-limiter';
import { signInOverApi } from './sign-in-api';

export interface SetCheck {
  /** A sentence each, in both languages. */
  readonly problems: readonly ByLanguage[];
  /** Why the platform does not answer that; undefined where it does. */
  readonly unreadable?: ByLanguage;
}

/** Statuses of an admin API that does not have or does not show these lists. Any other failure is the run's to find. */
const NO_SUCH_LIST = [403, 404, 405, 501];

/**
 * Signs in as the admin of the set, which costs one sign-in of the platform's limit, and reads its students, tutor and parent. Who
 * teaches them is not in the admin's lists.
 * @throws ApiError for a status that says nothing about the accounts or a missing list
 */
export async function checkAccountSet(url: string, set: AccountSet, rateLimiter: SignInRateLimiter): Promise<SetCheck> {
  const { name, accounts } = set;
  const signedIn = await signInOverApi(url, rateLimiter, accounts.admin).catch((error: unknown) => {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500) return error;
    throw error;
  });
  if (signedIn instanceof ApiError)
    return {
      problems: [inEach('accounts.refused', { set: name, request: signedIn.request, status: String(signedIn.status) })],
    };
  try {
    return { problems: await relationProblems(new AdministrationApi(signedIn), set) };
  } catch (error) {
    if (!(error instanceof ApiError) || !NO_SUCH_LIST.includes(error.status)) throw error;
    const { request, status } = error;
    return { problems: [], unreadable: inEach('accounts.unreadable', { set: name, request, status: String(status) }) };
  }
}

async function relationProblems(admin: AdministrationApi, { name, accounts }: AccountSet): Promise<ByLanguage[]> {
  const find = async (kind: 'student' | 'tutor' | 'parent' | 'teacher', actor: keyof typeof accounts) => ({
    actor,
    kind,
    record: await admin.accountWith(kind, accounts[actor].email),
  });
  const [student, secondStudent, tutor, parent, teacher] = [
    await find('student', 'student'),
    await find('student', 'secondStudent'),
    await find('tutor', 'tutor'),
    await find('parent', 'parent'),
    await find('teacher', 'teacher'),
  ];
  const missing = [student, secondStudent, tutor, parent, teacher].filter(({ record }) => record === undefined);
  const of = (key: 'accounts.tutor' | 'accounts.parent', actor: keyof typeof accounts) =>
    inEach(key, (language) => ({ set: name, actor: text(language, `role.${actor}`) }));
  const tutored = [student, secondStudent].filter(
    ({ record }) => record !== undefined && tutor.record !== undefined && record.tutor?.id !== tutor.record.id,
  );
  const isParentOther =
    student.record !== undefined && parent.record !== undefined && student.record.parent?.id !== parent.record.id;
  return [
    ...missing.map(({ actor, kind }) =>
      inEach('accounts.unknown', (language) => ({
        set: name,
        role: text(language, `role.${kind}`),
        actor: text(language, `role.${actor}`),
      })),
    ),
    ...tutored.map(({ actor }) => of('accounts.tutor', actor)),
    ...(isParentOther ? [of('accounts.parent', 'student')] : []),
  ];
}
