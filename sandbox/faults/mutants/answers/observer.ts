/** Records which responses a test received, and what they contained. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerKey, eachTrait, SEPARATOR } from './traits';

/** Headers that operators change. */
export const HEADERS = ['content-type', 'content-disposition', 'cache-control'] as const;

/** Adds the hooks that record. `record` is called with every key, as often as it is observed. */
export function observeAnswers(app: FastifyInstance, record: (key: string) => void): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const key = keyOf(request);
    if (key !== undefined && reply.statusCode < 400)
      eachTrait(payload, (path, trait) => record([key, 'field', path, trait].join(SEPARATOR)));
    return payload;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const key = keyOf(request);
    if (key !== undefined) for (const one of surroundingsOf(request, reply)) record([key, ...one].join(SEPARATOR));
    return payload;
  });
}

function surroundingsOf(request: FastifyRequest, reply: FastifyReply): string[][] {
  const page = Number((request.query as { page?: string } | undefined)?.page ?? 1);
  return [
    ['status', String(reply.statusCode)],
    ...(reply.statusCode < 400
      ? HEADERS.filter((header) => reply.hasHeader(header)).map((header) => ['header', header])
      : []),
    ...(page > 1 && reply.statusCode < 400 ? [['page', 'further']] : []),
  ];
}

/** Only the API and stored files: the page's own files are not answers. */
function keyOf(request: FastifyRequest): string | undefined {
  const { url } = request.routeOptions;
  if (url === undefined || !/^\/(api|media)\//.test(url)) return undefined;
  return answerKey(`${request.method} ${url}`, request.signedInUser?.role ?? 'nobody');
}
