import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Returns the request id of the client or a proxy if it is safe to repeat, otherwise a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

/**
 * Adds to every response the headers that identify the sandbox, protect the browser, and contain the request id. API
 * responses must not be cached, because they belong to one user.
 */
export function addResponseHeaders(app: FastifyInstance, version: string | undefined): void {
  app.addHook('onRequest', async (request, reply) => {
    setResponseHeaders(request, reply, version);
  });
}

/**
 * Sets these headers on one response that is sent before any hook runs.
 * @param version undefined: the responses do not identify the sandbox
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
