import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from './refusals';

/** Answers whatever was thrown below a route: refusals as they are, the framework's own errors in their shape. */
export function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = error instanceof Refusal ? error : asRefusal(error, request);
  return reply.code(refusal.status).headers(refusal.headers).send(bodyFor(request.url, refusal));
}

function asRefusal(error: FastifyError | Error, request: FastifyRequest): Refusal {
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status === 413) {
    return new Refusal(413, { detail: 'Запрос слишком большой.' });
  }
  if (status === 415 || status === 406) {
    return new Refusal(415, { detail: 'Тип содержимого запроса не поддерживается.' });
  }
  if (status >= 400 && status < 500) {
    return new Refusal(status, { detail: 'Запрос не удалось разобрать.' });
  }
  const route = `${request.method} ${request.routeOptions.url ?? 'unknown address'}`;
  process.stderr.write(`${route} failed: ${error.stack ?? error.message}\n`);
  return new Refusal(500, { detail: 'Внутренняя ошибка сервера.' });
}

/**
 * Everything below /api/auth/ and /api/accounts/ also says `success` and `error`, next to the REST shape. A 401
 * stays bare: clients recognise a dead session by its exact body.
 */
function bodyFor(url: string, refusal: Refusal): object {
  const enveloped = url.startsWith('/api/auth/') || url.startsWith('/api/accounts/');
  if (!enveloped || refusal.status === 401 || 'success' in refusal.body) {
    return refusal.body;
  }
  return { success: false, error: Object.values(refusal.body).flat().join(' '), ...refusal.body };
}
