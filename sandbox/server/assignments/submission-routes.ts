import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GradedSubmission, Page, Submission } from '../../contract/assignments';
import type { Form } from '../../contract/surroundings';
import type { Queries } from '../database/connection';
import { isComplete } from '../form';
import { idFromAddress } from '../http/addresses';
import { debugCrash } from '../http/debug-pages';
import { readBody } from '../http/fields';
import { readPageRequest, toPage, offsetOf } from '../http/pagination';
import { forbidden, forbiddenAs, invalidData, notFound } from '../http/refusals';
import { list } from '../http/throttle';
import { userOf } from '../identity/guards';
import type { User } from '../identity/tokens';
import { readableStudents, requireVisible } from './assignment-access';
import { assignmentBases, type AssignmentServices } from './assignment-routes';
import { receiveUpload } from './files/upload';
import { grade, gradeChangesSchema, gradeSchema } from './grading';
import { sendSubmission } from './sending';
import { asCreated, asGraded, readSubmissions } from './submissions';

const PAGE_SIZES = { usual: 20, most: 100 } as const;

/** Registers the routes that create, read and grade submissions. */
export function addSubmissionRoutes(app: FastifyInstance, services: AssignmentServices): void {
  const { database, store, form, shape } = services;

  for (const base of assignmentBases(form)) {
    app.post(`${base}:id/submit/`, async (request, reply) => {
      const student = userOf(request);
      if (student.role !== 'student') {
        throw forbiddenAs({ error: 'Только студенты могут сдавать задания' });
      }
      const assignment = idFromAddress(request);
      await requireVisible(database, student, form, assignment);
      if (!isComplete(form)) {
        const lenient = { programs: true, anySize: shape.includes('files-of-any-size') };
        await receiveUpload(request, store, lenient).then(({ file }) =>
          file === null ? undefined : store.discard(file.staged),
        );
        throw invalidData();
      }
      return reply.code(201).send(await sendSubmission(request, services, student, assignment));
    });

    app.get(`${base}:id/submissions/`, list, async (request): Promise<Submission[]> => {
      const viewer = userOf(request);
      const row = await requireVisible(database, viewer, form, idFromAddress(request));
      return readSubmissions(database, form, { assignmentIds: [row.id], student: readableStudents(viewer, form, row) });
    });
  }

  app.get('/assignments/submissions/', list, async (request): Promise<Page<Submission>> => {
    const wanted = readPageRequest(request, PAGE_SIZES);
    const all = (await readableBy(database, userOf(request), form, {})).reverse();
    return toPage(request, wanted, all.length, all.slice(offsetOf(wanted), offsetOf(wanted) + wanted.size));
  });

  app.post('/assignments/submissions/', async (request, reply) => {
    const student = userOf(request);
    if (student.role !== 'student') {
      throw forbidden();
    }
    const sent = await sendSubmission(request, services, student);
    return reply.code(201).send(asCreated(sent, originOf(request)));
  });

  app.get('/assignments/submissions/:id/', async (request): Promise<Submission> => {
    return requireReadable(database, userOf(request), form, idFromAddress(request));
  });

  app.patch('/assignments/submissions/:id/', async (request): Promise<GradedSubmission> => {
    const viewer = userOf(request);
    const submission = await requireReadable(database, viewer, form, idFromAddress(request));
    const changes = readBody(gradeChangesSchema, request.body);
    return asGraded(await grade(database, form, viewer, submission, changes));
  });

  app.post('/assignments/submissions/:id/grade/', async (request): Promise<Submission> => {
    const viewer = userOf(request);
    const submission = await requireReadable(database, viewer, form, idFromAddress(request));
    if (!isComplete(form)) {
      throw debugCrash(request, 'ImportError');
    }
    return grade(database, form, viewer, submission, readBody(gradeSchema, request.body));
  });
}

/**
 * Returns the submissions that the viewer may read. The condition on the assignment is the one for reading it,
 * including drafts.
 */
async function readableBy(queries: Queries, viewer: User, form: Form, filter: { id?: number }): Promise<Submission[]> {
  const complete = isComplete(form);
  switch (viewer.role) {
    case 'student':
      return readSubmissions(queries, form, { ...filter, student: { id: viewer.id } });
    case 'parent':
      return readSubmissions(queries, form, { ...filter, student: { parent_id: viewer.id } });
    case 'teacher':
      return readSubmissions(queries, form, { ...filter, ...(complete ? { authorId: viewer.id } : {}) });
    case 'tutor': {
      if (!complete) {
        return readSubmissions(queries, form, filter);
      }
      const theirs = await readSubmissions(queries, form, { ...filter, student: { tutor_id: viewer.id } });
      const own = await readSubmissions(queries, form, { ...filter, authorId: viewer.id });
      return [...theirs, ...own.filter(({ id }) => theirs.every((other) => other.id !== id))].sort(
        (a, b) => a.id - b.id,
      );
    }
    case 'admin':
      return complete ? readSubmissions(queries, form, filter) : [];
  }
}

async function requireReadable(queries: Queries, viewer: User, form: Form, id: number): Promise<Submission> {
  const [submission] = await readableBy(queries, viewer, form, { id });
  if (submission === undefined) {
    throw notFound('AssignmentSubmission');
  }
  return submission;
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
