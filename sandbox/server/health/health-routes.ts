import type { FastifyInstance, FastifyReply } from 'fastify';
import { sql } from 'kysely';
import type { ComponentHealth, Health } from '../../contract/surroundings';
import type { FileStore } from '../assignments/files/file-store';
import type { Database } from '../database/connection';
import { presentInstant } from '../database/instant';

type Component = ComponentHealth['components']['database'];

/** Whether the sandbox lives, and whether its parts do. The store of uploads stands in for the platform's cache. */
export function addHealthRoutes(app: FastifyInstance, database: Database, store: FileStore): void {
  const open = { config: { public: true } };

  app.get('/system/health/live/', open, async (): Promise<Health> => {
    return { status: 'healthy', timestamp: presentInstant() };
  });

  const answerComponents = async (_request: unknown, reply: FastifyReply): Promise<FastifyReply> => {
    const components = {
      database: await measure(async () => {
        await sql`select count(*) from users`.execute(database);
      }),
      cache: await measure(() => store.probe()),
    };
    const healthy = Object.values(components).every((component) => component.status === 'healthy');
    const answer: ComponentHealth = {
      status: healthy ? 'healthy' : 'unhealthy',
      timestamp: presentInstant(),
      components,
    };
    return reply.code(healthy ? 200 : 503).send(answer);
  };
  app.get('/system/health/startup/', open, answerComponents);
  app.get('/system/health/ready/', open, answerComponents);
}

async function measure(check: () => Promise<void>): Promise<Component> {
  const start = performance.now();
  const status = await check().then(
    () => 'healthy' as const,
    () => 'unhealthy' as const,
  );
  return { status, response_time_ms: Math.round((performance.now() - start) * 100) / 100 };
}
