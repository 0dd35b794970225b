/**
 * Endpoints of assignments and submissions, and what a request names. The pages use one of two addresses, the suite the
 * other.
 */
import type { RequestContext, FaultHooks } from './fault-hooks';

const ASSIGNMENTS = '/api/assignments/(?:assignments/)?';

export const PLACES = {
  create: new RegExp(`^POST ${ASSIGNMENTS}$`),
  list: new RegExp(`^GET ${ASSIGNMENTS}$`),
  one: new RegExp(`^GET ${ASSIGNMENTS}:id/$`),
  read: new RegExp(`^GET ${ASSIGNMENTS}(?::id/)?$`),
  changeOne: new RegExp(`^PATCH ${ASSIGNMENTS}:id/$`),
  answers: new RegExp(`^GET ${ASSIGNMENTS}:id/submissions/$`),
  send: new RegExp(`^POST ${ASSIGNMENTS}(?::id/submit|submissions)/$`),
  /** Both endpoints for grading: the one the page uses, and the one that works on the published build. */
  grade: /^(?:POST \/api\/assignments\/submissions\/:id\/grade|PATCH \/api\/assignments\/submissions\/:id)\/$/,
  change: 'PATCH /api/assignments/submissions/:id/',
  file: 'GET /media/assignments/submissions/:name',
  any: /^\w+ \/api\//,
} as const;

/** Returns the id of the newly created assignment. The response does not contain it. */
export async function idOfCreated(hooks: FaultHooks, created: { title: string }): Promise<number> {
  const newest = await hooks.database
    .selectFrom('assignments')
    .select('id')
    .where('title', '=', created.title)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return newest.id;
}

/** Returns the id of the assignment of a sent submission, from the path or from the body. */
export function assignmentOf({ request, id }: RequestContext): number {
  const { assignment = 0 } = (request.body ?? {}) as { assignment?: number | string };
  return id || Number(assignment);
}

/** Returns the newly sent submission and its newest version. */
export async function sentAnswer(
  hooks: FaultHooks,
  answered: { assignment: number },
  { request }: RequestContext,
): Promise<{ id: number; version: number; versionId: number }> {
  const newest = await hooks.database
    .selectFrom('answer_versions')
    .innerJoin('answers', 'answers.id', 'answer_versions.answer_id')
    .select(['answers.id', 'answer_versions.version', 'answer_versions.id as versionId'])
    .where('answers.assignment_id', '=', answered.assignment)
    .where('answers.student_id', '=', request.signedInUser?.id ?? 0)
    .orderBy('answer_versions.version', 'desc')
    .executeTakeFirst();
  return newest ?? { id: 0, version: 0, versionId: 0 };
}

/** Returns the record of the requested file. */
export async function askedFile(hooks: FaultHooks, { request }: RequestContext) {
  const { name = '' } = request.params as { name?: string };
  return hooks.database.selectFrom('files').selectAll().where('media_name', '=', name).executeTakeFirst();
}

/** Returns one value of the query; undefined where it is missing or is sent several times. */
export function queryOf({ request }: RequestContext, name: string): string | undefined {
  const value = (request.query as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}
