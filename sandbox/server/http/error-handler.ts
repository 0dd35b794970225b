import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Form } from '../../contract/surroundings';
import { isComplete } from '../form';
import { Refusal } from './refusals';

/**
 * Sends the response for an error thrown in a route: refusals unchanged, and the framework's own errors in the
 * platform's format.
 */
export function answerError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
  form: Form,
): FastifyReply {
  const refusal = error instanceof Refusal ? error : asRefusal(error, request);
  const body = isComplete(form) ? refusal.inCompleteForm : refusal.body;
  if (typeof body === 'string') {
    void reply.type('text/html; charset=utf-8');
  }
  return reply.code(refusal.status).headers(refusal.headers).send(body);
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
