import type { FastifyInstance } from 'fastify';
import type { StudentAssignment } from '../../contract/family';
import type { Form } from '../../contract/surroundings';
import type { Database } from '../database/connection';
import { isComplete } from '../form';
import { idFromAddress } from '../http/addresses';
import { offsetOf, readPageRequest, toPage } from '../http/pagination';
import { forbiddenAs } from '../http/refusals';
import { list } from '../http/throttle';
import { only, onlyTutor, userOf } from '../identity/guards';
import { readStudentAssignments } from './student-assignments';
import { readSupervisedStudents, toDashboardStudents, toTutorStudents } from './students';

const PAGE_SIZES = { usual: 20, most: 100 } as const;

/** Registers the tutor's routes for their own students. */
export function addTutorRoutes(app: FastifyInstance, database: Database, form: Form): void {
  // The admin has access and gets an empty list.
  app.get('/tutor/my-students/', { ...only('tutor', 'admin'), ...list }, async (request) => {
    const wanted = readPageRequest(request, PAGE_SIZES);
    const all = await toTutorStudents(database, form, await readSupervisedStudents(database, userOf(request)));
    return toPage(request, wanted, all.length, all.slice(offsetOf(wanted), offsetOf(wanted) + wanted.size));
  });

  for (const address of ['/dashboard/tutor/students/', '/materials/tutor/students/']) {
    app.get(address, { ...onlyTutor, ...list }, async (request) => {
      const wanted = readPageRequest(request, PAGE_SIZES);
      const all = await readSupervisedStudents(database, userOf(request));
      const page = all.slice(offsetOf(wanted), offsetOf(wanted) + wanted.size);
      const { results, ...rest } = toPage(request, wanted, all.length, await toDashboardStudents(database, form, page));
      return { ...rest, results: { students: results } };
    });
  }

  if (isComplete(form)) {
    app.get('/dashboard/tutor/students/:id/assignments/', onlyTutor, async (request): Promise<StudentAssignment[]> => {
      const id = idFromAddress(request);
      const own = await readSupervisedStudents(database, userOf(request));
      if (own.every((student) => student.id !== id)) {
        throw forbiddenAs({ error: 'Студент не принадлежит данному тьютору' });
      }
      return readStudentAssignments(database, form, id);
    });
  }
}
