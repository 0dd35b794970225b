import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Form } from '../../contract/surroundings';
import { isComplete } from '../form';

type Paths = Record<string, Record<string, { responses: Record<string, { description: string }> }>>;

/**
 * Registers the OpenAPI schema of the routes that are registered after it. The published build publishes an empty one.
 * Must be called before the routes.
 */
export function addSchemaRoutes(app: FastifyInstance, form: Form): void {
  const paths: Paths = {};
  app.addHook('onRoute', (route) => learn(paths, route));
  for (const address of ['/schema/', '/schema/swagger/']) {
    app.get(address, { config: { public: true } }, async () => ({
      openapi: '3.0.3',
      info: { title: 'THE_BOT sandbox', version: '0' },
      paths: isComplete(form) ? paths : {},
    }));
  }
}

function learn(paths: Paths, route: RouteOptions): void {
  const address = route.url.replace(/:(\w+)/g, '{$1}');
  for (const method of [route.method].flat().filter((name) => name !== 'HEAD')) {
    paths[address] = {
      ...paths[address],
      [method.toLowerCase()]: { responses: { default: { description: `${method} ${address}` } } },
    };
  }
}
