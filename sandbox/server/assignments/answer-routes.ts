import type { FastifyInstance } from 'fastify';
import type { Answer } from '../../contract/assignments';
import type { Database, Queries } from '../database/connection';
import { idFromAddress } from '../http/addresses';
import { readBody } from '../http/fields';
import { forbidden, invalidFields, notFound } from '../http/refusals';
import { only, userOf } from '../identity/guards';
import type { User } from '../identity/tokens';
import { readAnswers } from './answers';
import { requireVisible, rules } from './assignment-access';
import type { AssignmentServices } from './assignment-routes';
import { receiveUpload } from './files/upload';
import { grade, gradeChangesSchema, gradeSchema } from './grading';
import { requireOpen, storeVersion } from './submitting';

/** Sending, reading and grading answers. */
export function addAnswerRoutes(app: FastifyInstance, { database, store }: AssignmentServices): void {
  app.post('/assignments/:id/submit/', only('student'), async (request, reply) => {
    const student = userOf(request);
    const assignmentId = idFromAddress(request);
    await requireOpen(database, student, assignmentId);
    const upload = await receiveUpload(request, store);
    if (upload.content === '' && upload.file === null) {
      throw invalidFields({ content: ['Введите ответ или приложите файл.'] });
    }
    const file = upload.file === null ? null : await store.keep(upload.file.staged, upload.file.name);
    try {
      const answerId = await storeVersion(database, student, assignmentId, { content: upload.content, file });
      return await reply.code(201).send(await readOne(database, answerId));
    } catch (error) {
      await store.remove(file === null ? [] : [file.storage_name]);
      throw error;
    }
  });

  app.get('/assignments/:id/submissions/', async (request): Promise<Answer[]> => {
    const viewer = userOf(request);
    const assignmentIds = [idFromAddress(request)];
    switch (viewer.role) {
      case 'student':
        await requireVisible(database, viewer, assignmentIds[0] ?? 0);
        return readAnswers(database, { assignmentIds, studentIds: [viewer.id] });
      case 'parent':
        throw forbidden();
      case 'teacher':
      case 'tutor':
      case 'admin':
        return readForStaff(database, viewer, assignmentIds[0] ?? 0);
    }
  });

  app.get('/assignments/submissions/pending/', only('teacher', 'tutor'), async (request): Promise<Answer[]> => {
    return readAnswers(database, { authorId: userOf(request).id, waiting: true });
  });

  app.get('/assignments/submissions/:id/', async (request): Promise<Answer> => {
    const answer = await readOne(database, idFromAddress(request));
    if (!(await mayReadAnswer(database, userOf(request), answer))) {
      throw notFound();
    }
    return answer;
  });

  app.patch('/assignments/submissions/:id/', only('teacher', 'tutor', 'admin'), async (request): Promise<Answer> => {
    const changes = readBody(gradeChangesSchema, request.body);
    return grade(database, userOf(request), idFromAddress(request), changes);
  });

  app.post(
    '/assignments/submissions/:id/grade/',
    only('teacher', 'tutor', 'admin'),
    async (request): Promise<Answer> => {
      const mark = readBody(gradeSchema, request.body);
      return grade(database, userOf(request), idFromAddress(request), mark);
    },
  );
}

async function readOne(queries: Queries, answerId: number): Promise<Answer> {
  const [answer] = await readAnswers(queries, { answerId });
  if (answer === undefined) {
    throw notFound();
  }
  return answer;
}

/** The author and the admin read every answer, a tutor those of his own students. */
async function readForStaff(database: Database, viewer: User, assignmentId: number): Promise<Answer[]> {
  const assignment = await database
    .selectFrom('assignments')
    .selectAll()
    .where('id', '=', assignmentId)
    .executeTakeFirst();
  if (assignment === undefined) {
    throw notFound();
  }
  if (rules(viewer, assignment)) {
    return readAnswers(database, { assignmentIds: [assignmentId] });
  }
  const assigned = await database
    .selectFrom('assignment_students')
    .innerJoin('users', 'users.id', 'assignment_students.student_id')
    .select('users.id')
    .where('assignment_students.assignment_id', '=', assignmentId)
    .where('users.tutor_id', '=', viewer.id)
    .execute();
  if (assigned.length === 0) {
    throw forbidden();
  }
  return readAnswers(database, { assignmentIds: [assignmentId], studentIds: assigned.map((student) => student.id) });
}

async function mayReadAnswer(queries: Queries, viewer: User, answer: Answer): Promise<boolean> {
  if (viewer.role === 'admin' || viewer.id === answer.student.id) {
    return true;
  }
  const linked = await queries
    .selectFrom('assignments')
    .select('assignments.id')
    .where('assignments.id', '=', answer.assignment)
    .where((column) =>
      column.or([
        column('assignments.author_id', '=', viewer.id),
        column.exists(
          column
            .selectFrom('users')
            .select('users.id')
            .where('users.id', '=', answer.student.id)
            .where('users.tutor_id', '=', viewer.id),
        ),
      ]),
    )
    .executeTakeFirst();
  return linked !== undefined;
}
