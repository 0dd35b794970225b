/** A teacher and a student of the test, whose assignments are in each state, so that tabs and figures are known exactly. */
import { AssignmentsApi } from '../api/assignments';
import type { ApiClient } from '../api/client';
import { unlessPlatformRefuses } from '../api/refused';
import type { AssignmentRecord } from '../api/schemas';
import { unique } from '../run/run-tag';
import type { AccountData, TestAccount } from './accounts';
import type { AssignmentData } from './assignments';
import type { CleanUp } from './clean-up';
import { daysFromNow } from './date-time';
import { DAY } from './lateness';
import { prepared } from './prepared';

/** How an assignment got where it is. */
export type State =
  | 'open'
  | 'draft'
  | 'submitted'
  | 'graded'
  | 'returned'
  | 'closed'
  | 'closed-submitted'
  | 'late-allowed'
  | 'late-refused'
  | 'deleted';

/** Titles by state. A state that the build does not have is left out. */
export type TitlesByState = Readonly<Partial<Record<State, string>>>;

export interface StatesOfStudent {
  readonly teacher: TestAccount;
  readonly student: TestAccount;
  readonly titles: TitlesByState;
}

export class AssignmentStates {
  constructor(
    private readonly accounts: AccountData,
    private readonly assignments: AssignmentData,
    private readonly cleanUp: CleanUp,
  ) {}

  /** Creates one assignment in each state. Costs three sign-ins over the API. @throws Blocked where the platform refuses it */
  all(): Promise<StatesOfStudent> {
    return prepared('an assignment in each state', this.createAll());
  }

  private async createAll(): Promise<StatesOfStudent> {
    const [teacher, student] = [
      await this.accounts.create('teacher', { subject: 'Математика' }),
      await this.accounts.create('student'),
    ];
    const [author, answering] = [
      new AssignmentsApi(await this.accounts.signIn(teacher)),
      new AssignmentsApi(await this.accounts.signIn(student)),
    ];
    // A sign-in of the test on the page ends this session: the data is removed with one that begins after the test.
    let later: Promise<ApiClient> | undefined;
    const atEnd = async () => new AssignmentsApi(await (later ??= this.accounts.signIn(teacher)));
    const titles: Partial<Record<State, string>> = {};
    const create = async (state: State, status: 'draft' | 'published' = 'published') => {
      const assignment = await this.create(atEnd, author, student, status);
      titles[state] = assignment.title;
      return assignment;
    };
    const answered = async (state: State) => answering.submit((await create(state)).id, `Ответ: ${state}`);
    await create('open');
    await create('draft', 'draft');
    await answered('submitted');
    await author.grade((await answered('graded')).id, 77, 'Хорошо');
    if ((await author.returnForRevision((await answered('returned')).id)) === undefined) delete titles.returned;
    await author.change((await create('closed')).id, { status: 'closed' });
    const toClose = await create('closed-submitted');
    await answering.submit(toClose.id, 'Ответ до закрытия');
    await author.change(toClose.id, { status: 'closed' });
    for (const [state, allow_late_submission] of [
      ['late-allowed', true],
      ['late-refused', false],
    ] as const) {
      const { id } = await create(state);
      const due = new Date((await this.assignments.serverTime()).getTime() - DAY);
      const isTaken = await unlessPlatformRefuses(
        author.change(id, { start_date: new Date(due.getTime() - DAY), due_date: due, allow_late_submission }),
      );
      if (isTaken === undefined) delete titles[state];
    }
    await author.remove((await create('deleted')).id);
    return { teacher, student, titles };
  }

  private async create(
    atEnd: () => Promise<AssignmentsApi>,
    api: AssignmentsApi,
    { user }: TestAccount,
    status: 'draft' | 'published',
  ): Promise<AssignmentRecord> {
    const assignment = await api.create({
      title: unique('Состояние'),
      description: 'Решите',
      due_date: daysFromNow(3, '23:59').instant,
      status,
      assigned_to: [user.id],
    });
    const { id, title } = assignment;
    this.cleanUp.later(`assignment «${title}»`, async () => (await atEnd()).remove(id), {
      kind: 'assignment',
      id,
      name: title,
      isThere: async () => (await atEnd()).isThere(id),
    });
    return assignment;
  }
}
