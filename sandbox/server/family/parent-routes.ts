import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ChildProgress, ChildSubject, Children, StudentAssignment } from '../../contract/family';
import type { Form } from '../../contract/surroundings';
import type { Database } from '../database/connection';
import { isComplete } from '../form';
import { idFromAddress } from '../http/addresses';
import { forbiddenAs } from '../http/refusals';
import { list } from '../http/throttle';
import { onlyParent, userOf } from '../identity/guards';
import { fullName } from '../identity/people';
import { readRoleProfile } from '../identity/profiles';
import type { User } from '../identity/tokens';
import { readEnrolments, SUBJECT_COLOR } from '../subjects/subjects';
import { readStudentAssignments } from './student-assignments';
import { readSupervisedStudents, toChildren, toChildrenInShort } from './students';

/** Registers the parent's routes for their own children. */
export function addParentRoutes(app: FastifyInstance, database: Database, form: Form): void {
  for (const address of ['/dashboard/parent/children/', '/parent/children/']) {
    app.get(address, { ...onlyParent, ...list }, async (request): Promise<Children> => {
      const results = await toChildren(database, await readSupervisedStudents(database, userOf(request)));
      return { results, pagination: { page: 1, limit: 50, total: results.length } };
    });
  }

  app.get('/materials/parent/', onlyParent, async (request) => {
    const parent = userOf(request);
    const children = await toChildrenInShort(database, form, await readSupervisedStudents(database, parent));
    const total = children.reduce((sum, child) => sum + child.progress_percentage, 0);
    return {
      parent: { id: parent.id, name: fullName(parent), email: parent.email },
      children,
      reports: [],
      statistics: {
        total_children: children.length,
        average_progress: children.length === 0 ? 0 : Math.round(total / children.length),
        completed_payments: 0,
        pending_payments: 0,
        overdue_payments: 0,
      },
      total_children: children.length,
      payments_summary: { paid: '0', pending: '0', overdue: '0', total: '0' },
      upcoming_classes: [],
      profile: await readRoleProfile(database, form, parent),
    };
  });

  app.get('/dashboard/parent/children/:id/subjects/', onlyParent, async (request): Promise<ChildSubject[]> => {
    const child = await requireChild(request);
    const enrolments = await readEnrolments(database, { studentIds: [child.id] });
    return enrolments.map((enrolment) => ({
      enrollment_id: enrolment.id,
      subject: { id: enrolment.subject_id, name: enrolment.subject, color: SUBJECT_COLOR, description: '' },
      teacher: { id: enrolment.teacher_id, name: enrolment.teacher_name, email: enrolment.teacher_email },
      enrolled_at: enrolment.enrolled_at,
      is_active: true,
    }));
  });

  for (const base of ['/dashboard/parent/children/', '/materials/parent/children/']) {
    app.get(`${base}:id/progress/`, onlyParent, async (request): Promise<ChildProgress> => {
      const child = await requireChild(request);
      const enrolments = await readEnrolments(database, { studentIds: [child.id] });
      return {
        total_materials: 0,
        completed_materials: 0,
        completion_percentage: 0,
        average_progress: 0,
        total_study_time: 0,
        subject_progress: enrolments.map((enrolment) => ({
          subject: enrolment.subject,
          teacher: enrolment.teacher_name,
          completed_materials: 0,
          total_materials: 0,
          average_progress: 0,
          enrollment_date: enrolment.enrolled_at,
        })),
      };
    });
  }

  if (isComplete(form)) {
    app.get(
      '/dashboard/parent/children/:id/assignments/',
      onlyParent,
      async (request): Promise<StudentAssignment[]> => {
        return readStudentAssignments(database, form, (await requireChild(request)).id);
      },
    );
  }

  const requireChild = async (request: FastifyRequest): Promise<User> => {
    const id = idFromAddress(request);
    const child = (await readSupervisedStudents(database, userOf(request))).find((candidate) => candidate.id === id);
    if (child === undefined) {
      throw forbiddenAs({ error: 'Ребенок не принадлежит данному родителю' });
    }
    return child;
  };
}
