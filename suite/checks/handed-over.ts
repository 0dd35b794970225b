/** Students who are given to another parent or tutor by the admin. */
import { AdministrationApi } from '../api/administration';
import type { ApiClient } from '../api/client';
import type { ActorName } from '../config/names';
import type { TestAccount } from '../data/accounts';
import { missingPrecondition } from '../texts/missing-precondition';
import { seen } from '../failure/findings';
import { NOT_THERE } from '../api/not-there';

export class HandedOver {
  constructor(private readonly apiOf: (name: ActorName) => Promise<ApiClient>) {}

  /**
   * Gives a student to another parent. @returns whether the platform has a way to. @throws Blocked when it refuses
   */
  async toParent(student: TestAccount, parent: TestAccount): Promise<boolean> {
    const admin = new AdministrationApi(await this.apiOf('admin'));
    const response = await admin.triesToAssignParent(parent.user.id, student.user.id);
    return this.isDone(response, 'parent');
  }

  /** Gives a student to another tutor. @returns whether the platform has a way to. @throws Blocked when it refuses */
  async toTutor(student: TestAccount, tutor: TestAccount): Promise<boolean> {
    const admin = new AdministrationApi(await this.apiOf('admin'));
    const response = await admin.triesToAssignTutor(tutor.user.id, student.user.id);
    return this.isDone(response, 'tutor');
  }

  /** Plans a lesson of a student. A build that plans none leaves less to see. */
  async planLesson(student: TestAccount): Promise<void> {
    const admin = new AdministrationApi(await this.apiOf('admin'));
    const teacher = (await admin.users()).find(({ role }) => role === 'teacher');
    if (teacher === undefined) return;
    const subject = await admin.subjectOfLessons(teacher.id, student.user.id);
    await admin.triesToPlan({
      teacher: teacher.id,
      student: student.user.id,
      subject,
      date: '2030-01-10',
      start_time: '09:00',
      end_time: '10:00',
    });
  }

  private isDone(response: { status: number; text: string }, to: string): boolean {
    if (NOT_THERE.includes(response.status)) return false;
    if (response.status >= 300)
      throw missingPrecondition('blocked.noHandOver', { status: response.status }, `another ${to}: ${seen(response)}`);
    return true;
  }
}
