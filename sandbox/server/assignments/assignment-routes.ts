import type { FastifyInstance } from 'fastify';
import type { AssignableStudent, Assignment, Page } from '../../contract/assignments';
import type { Configuration } from '../configuration';
import type { Database } from '../database/connection';
import { millisecondsBetween, presentInstant } from '../database/instant';
import { idFromAddress, queryValue } from '../http/addresses';
import { choice, readBody } from '../http/fields';
import { offsetOf, readPageRequest, toPage } from '../http/pagination';
import { invalidFields } from '../http/refusals';
import { only, userOf } from '../identity/guards';
import type { User } from '../identity/tokens';
import { requireVisible, visibleTo, type AssignmentRow } from './assignment-access';
import { changeAssignment, createAssignment, deleteAssignment } from './assignment-changes';
import { assignmentChangesSchema, newAssignmentSchema } from './assignment-fields';
import { assignableStudents } from './assignable-students';
import { describeAssignments } from './assignment-views';
import type { FileStore } from './files/file-store';

const PAGE_SIZES = { usual: 100, most: 200 } as const;
const statusFilter = choice(['draft', 'published', 'closed']);

/** What the assignment routes work on. */
export interface AssignmentServices {
  database: Database;
  store: FileStore;
  shape: Configuration['shape'];
}

/** Reading, creating, changing and deleting assignments. */
export function addAssignmentRoutes(app: FastifyInstance, services: AssignmentServices): void {
  const { database, store } = services;
  const plain = services.shape.includes('nested-assignments');

  app.get('/assignments/', async (request): Promise<Page<Assignment> | Assignment[]> => {
    const viewer = userOf(request);
    const wanted = readPageRequest(request, PAGE_SIZES);
    const status = statusFilter.safeParse(queryValue(request, 'status')).data;
    const matching = database
      .selectFrom('assignments')
      .where(visibleTo(viewer))
      .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'draft'));
    const { count } = await matching
      .select((column) => column.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll('assignments')
      .orderBy('assignments.id', 'desc')
      .$if(!plain, (query) => query.limit(wanted.size).offset(offsetOf(wanted)))
      .execute();
    const described = await describeAssignments(database, viewer, rows);
    return plain ? described : toPage(request, wanted, count, described);
  });

  app.get('/assignments/students/', only('teacher', 'tutor'), async (request): Promise<AssignableStudent[]> => {
    return assignableStudents(database, userOf(request));
  });

  app.get('/assignments/:id/', async (request): Promise<Assignment> => {
    const viewer = userOf(request);
    return describe(database, viewer, await requireVisible(database, viewer, idFromAddress(request)));
  });

  app.post('/assignments/', only('teacher', 'tutor'), async (request, reply) => {
    const author = userOf(request);
    const values = readBody(newAssignmentSchema, request.body);
    const past = millisecondsBetween(presentInstant(), values.due_date) < 0;
    if (past && services.shape.includes('past-deadline-refused')) {
      throw invalidFields({ due_date: ['Срок сдачи не может быть в прошлом.'] });
    }
    const row = await createAssignment(database, author, values);
    return reply.code(201).send(await describe(database, author, row));
  });

  app.patch('/assignments/:id/', only('teacher', 'tutor', 'admin'), async (request): Promise<Assignment> => {
    const viewer = userOf(request);
    const changes = readBody(assignmentChangesSchema, request.body);
    return describe(database, viewer, await changeAssignment(database, viewer, idFromAddress(request), changes));
  });

  app.delete('/assignments/:id/', only('teacher', 'tutor', 'admin'), async (request, reply) => {
    const orphaned = await deleteAssignment(database, userOf(request), idFromAddress(request));
    await store.remove(orphaned);
    return reply.code(204).send();
  });
}

async function describe(database: Database, viewer: User, row: AssignmentRow): Promise<Assignment> {
  const [described] = await describeAssignments(database, viewer, [row]);
  if (described === undefined) {
    throw new Error('An assignment was not described.');
  }
  return described;
}
