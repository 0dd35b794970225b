/** The figures of users on the page of accounts, compared with what the server sent for them. */
import type { Admin } from '../actors/admin';
import { endpoints } from '../api/endpoints';
import { expect } from '../matchers';
import type { FigureName } from '../../pages/admin/accounts-page';

type Statistics = Awaited<ReturnType<typeof readWithPage>>;
/** A figure of the server. */
type Figure = 'total_users' | 'total_students' | 'total_teachers' | 'active_today';

const readWithPage = (admin: Admin) => admin.expectSuccess(endpoints.userStatistics, () => admin.opensAccounts());

/**
 * The figures as a page shows them. Where no page opens for the admin, which the cases B1 and B5 report, only the API tells
 * the figures, and nothing is compared here.
 */
export class ShownFigures {
  private constructor(
    private readonly admin: Admin,
    private readonly statistics: Statistics | undefined,
  ) {}

  /** Opens the page of accounts. */
  static async read(admin: Admin): Promise<ShownFigures> {
    const opens = await admin.canReach(() => admin.opensAccounts());
    return new ShownFigures(admin, opens ? await readWithPage(admin) : undefined);
  }

  /** Expects that the page shows a figure as the server sent it. */
  async expectShown(name: FigureName, figure: Figure): Promise<void> {
    if (this.statistics === undefined) return;
    await expect(this.admin.accounts.figure(name)).toShowFigure(this.statistics[figure]);
  }

  /** Runs what needs the page. */
  async whereItOpens(action: () => Promise<void>): Promise<void> {
    if (this.statistics !== undefined) await action();
  }
}
