/** The operators on a whole response: status, headers and pages of a list. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FaultHooks, RequestContext } from '../../fault-hooks';
import type { ObservedRole } from './observed';

/** One operator with what a control run must have recorded for it. */
export interface EndpointOperator {
  name: string;
  /** Rest of the key that the control run records. */
  needs: readonly string[];
  inject: (hooks: FaultHooks, place: string, applies: (request: FastifyRequest) => boolean) => void;
}

/** @returns the operators that apply to the responses which this role received from an endpoint */
export function endpointOperators({ statuses, headers, further }: ObservedRole): EndpointOperator[] {
  return [
    ...statuses.filter((status) => status < 400).map((status) => failing(status)),
    ...statuses.filter((status) => status >= 400 || status === 201).map((status) => succeeding(status)),
    ...headers.map((header) => withoutHeader(header)),
    ...(headers.includes('content-type') ? [header('content-type-wrong', 'content-type', 'text/plain')] : []),
    ...(headers.includes('content-disposition')
      ? [header('content-disposition-wrong', 'content-disposition', 'attachment; filename="file"')]
      : []),
    ...(statuses.some((status) => status < 400) ? [openToAllOrigins(statuses)] : []),
    ...(further ? [repeatedPage()] : []),
  ];
}

function failing(status: number): EndpointOperator {
  return {
    name: `500-for-${status}`,
    needs: ['status', String(status)],
    inject: (hooks, place, applies) =>
      hooks.stub(place, ({ request }) =>
        applies(request) ? { status: 500, body: { detail: 'Internal Server Error' } } : undefined,
      ),
  };
}

function succeeding(status: number): EndpointOperator {
  return {
    name: `200-for-${status}`,
    needs: ['status', String(status)],
    inject: onReply((reply) => void (reply.statusCode === status && reply.code(200))),
  };
}

function withoutHeader(name: string): EndpointOperator {
  return {
    name: `${name}-lost`,
    needs: ['header', name],
    inject: onReply((reply) => void (reply.statusCode < 400 && reply.removeHeader(name))),
  };
}

function header(operator: string, name: string, value: string): EndpointOperator {
  return {
    name: operator,
    needs: ['header', name],
    inject: onReply((reply) => void (reply.statusCode < 400 && reply.header(name, value))),
  };
}

function openToAllOrigins(statuses: readonly number[]): EndpointOperator {
  const usual = statuses.find((status) => status < 400) ?? 200;
  return {
    name: 'cors-open',
    needs: ['status', String(usual)],
    inject: onReply((reply) => void reply.header('access-control-allow-origin', '*')),
  };
}

function repeatedPage(): EndpointOperator {
  return {
    name: 'page-repeated',
    needs: ['page', 'further'],
    inject: (hooks, place, applies) =>
      hooks.before(
        place,
        ({ request }) => void (applies(request) && Object.assign(request.query as object, { page: '1' })),
      ),
  };
}

function onReply(change: (reply: FastifyReply) => void): EndpointOperator['inject'] {
  return (hooks, place, applies) =>
    hooks.leaving(place, ({ request, reply }: RequestContext) => void (applies(request) && change(reply)));
}
