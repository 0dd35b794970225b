import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Takes over a request id the client or a proxy gave, when it is harmless to repeat; makes one otherwise. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

/**
 * Puts on every answer what identifies the sandbox, what protects the browser, and the request's id. Answers
 * of the API must not be kept by anybody: they belong to one user.
 */
export function addResponseHeaders(app: FastifyInstance, version: string | undefined): void {
  app.addHook('onRequest', async (request, reply) => {
    setResponseHeaders(request, reply, version);
  });
}

/**
 * Sets these headers on one answer; for answers that are given before any hook runs.
 * @param version undefined: the answers do not say that this is a sandbox
 */
export function setResponseHeaders(request: FastifyRequest, reply: FastifyReply, version: string | undefined): void {
  void reply.headers({
    ...(version === undefined ? {} : { 'x-the-bot-sandbox': version }),
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  });
  if (/^\/(api|sandbox)\//.test(request.url)) {
    void reply.header('cache-control', 'no-store');
  }
}
