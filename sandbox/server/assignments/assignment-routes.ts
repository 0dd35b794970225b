import type { FastifyInstance } from 'fastify';
import type { Assignment, ListedAssignment, Page } from '../../contract/assignments';
import type { Shape } from '../../contract/shapes';
import type { Form } from '../../contract/surroundings';
import type { Database } from '../database/connection';
import { millisecondsBetween, presentInstant } from '../database/instant';
import { isComplete, isRepaired } from '../form';
import { idFromAddress, queryValue } from '../http/addresses';
import { choice, readBody } from '../http/fields';
import { offsetOf, readPageRequest, toPage } from '../http/pagination';
import { Refusal } from '../http/refusals';
import { list } from '../http/throttle';
import { only, userOf } from '../identity/guards';
import { requireVisible, visibleTo } from './assignment-access';
import { changeAssignment, createAssignment, deleteAssignment } from './assignment-changes';
import { assignmentChangesSchema, newAssignmentSchema } from './assignment-fields';
import { describeAssignment, describeCreated, listAssignments } from './assignment-views';
import type { FileStore } from './files/file-store';

const PAGE_SIZES = { usual: 20, most: 100 } as const;
const statusFilter = choice(['draft', 'published', 'closed']);

/** Dependencies of the assignment routes. */
export interface AssignmentServices {
  database: Database;
  store: FileStore;
  form: Form;
  shape: readonly Shape[];
}

/**
 * Returns the base paths of assignments. The pages request the second path. The published build does not have it:
 * there `assignments` is parsed as an assignment id.
 */
export function assignmentBases(form: Form): readonly string[] {
  return isRepaired(form) ? ['/assignments/', '/assignments/assignments/'] : ['/assignments/'];
}

/** Registers the routes that read, create, change and delete assignments. */
export function addAssignmentRoutes(app: FastifyInstance, services: AssignmentServices): void {
  const { database, store, form, shape } = services;

  for (const base of assignmentBases(form)) {
    const plain = base !== '/assignments/';

    app.get(base, list, async (request): Promise<Page<ListedAssignment> | ListedAssignment[]> => {
      const viewer = userOf(request);
      const wanted = readPageRequest(request, PAGE_SIZES);
      const status = statusFilter.safeParse(queryValue(request, 'status')).data;
      const matching = database
        .selectFrom('assignments')
        .where(visibleTo(viewer, form))
        .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'draft'));
      const { count } = await matching
        .select((column) => column.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      const rows = await matching
        .selectAll('assignments')
        .orderBy('assignments.id', 'desc')
        .$if(!plain, (query) => query.limit(wanted.size).offset(offsetOf(wanted)))
        .execute();
      const described = await listAssignments(database, form, viewer, rows);
      return plain ? described : toPage(request, wanted, count, described);
    });

    app.get(`${base}:id/`, async (request): Promise<Assignment> => {
      const viewer = userOf(request);
      const row = await requireVisible(database, viewer, form, idFromAddress(request));
      return describeAssignment(database, form, viewer, row);
    });

    app.post(base, only('teacher', 'tutor'), async (request, reply) => {
      const author = userOf(request);
      const values = readBody(newAssignmentSchema(shape), request.body);
      if (shape.includes('past-deadline-refused') && millisecondsBetween(presentInstant(), values.due_date) < 0) {
        throw new Refusal(400, { due_date: { due_date: ['Дата сдачи должна быть позже даты создания задания'] } });
      }
      if (isComplete(form) && millisecondsBetween(values.start_date, values.due_date) < 0) {
        throw new Refusal(400, { due_date: { due_date: ['Дата сдачи должна быть позже даты начала'] } });
      }
      const row = await createAssignment(database, author, values);
      return reply.code(201).send(await describeCreated(database, row));
    });

    app.patch(`${base}:id/`, async (request): Promise<Assignment> => {
      const viewer = userOf(request);
      const changes = readBody(assignmentChangesSchema(shape), request.body);
      const row = await changeAssignment(database, viewer, form, idFromAddress(request), changes);
      return describeAssignment(database, form, viewer, row);
    });

    app.delete(`${base}:id/`, async (request, reply) => {
      const orphaned = await deleteAssignment(database, userOf(request), form, idFromAddress(request));
      await store.remove(orphaned);
      return reply.code(204).send();
    });
  }
}
