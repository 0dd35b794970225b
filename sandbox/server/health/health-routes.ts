import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ComponentState, Health, Metrics, ReadyHealth, StartupHealth } from '../../contract/surroundings';
import type { FileStore } from '../assignments/files/file-store';
import type { Database } from '../database/connection';
import { presentInstant } from '../database/instant';
import { only } from '../identity/guards';
import { cpuFigures, diskFigures, memoryFigures } from './machine-figures';

/**
 * Registers the health checks of the sandbox and its components. The file store is checked in place of missing
 * components.
 */
export function addHealthRoutes(app: FastifyInstance, database: Database, store: FileStore): void {
  const open = { config: { public: true } };

  app.get('/system/health/live/', open, async (): Promise<Health> => {
    return { status: 'healthy', timestamp: presentInstant() };
  });

  const states = async (): Promise<{ database: ComponentState; files: ComponentState; health: Health }> => {
    const [data, files] = [
      await measure(async () => {
        await sql`select count(*) from users`.execute(database);
      }),
      await measure(() => store.probe()),
    ];
    const healthy = [data, files].every((component) => component.status === 'healthy');
    return {
      database: data,
      files,
      health: { status: healthy ? 'healthy' : 'unhealthy', timestamp: presentInstant() },
    };
  };

  app.get('/system/health/startup/', open, async (_request, reply) => {
    const { database: data, files, health } = await states();
    const answer: StartupHealth = { ...health, checks: { database: data, redis: { ...files, memory_mb: null } } };
    return reply.code(health.status === 'healthy' ? 200 : 503).send(answer);
  });

  app.get('/system/health/ready/', open, async (_request, reply) => {
    const { database: data, files, health } = await states();
    const components = {
      database: data,
      redis: { ...files, memory_mb: null },
      celery: { ...files, workers: 1, queue_length: 0 },
    };
    const answer: ReadyHealth = { ...health, components };
    return reply.code(health.status === 'healthy' ? 200 : 503).send(answer);
  });

  app.get('/system/metrics/', only('admin'), async (): Promise<Metrics> => {
    const { database: data } = await states();
    return {
      timestamp: presentInstant(),
      cpu: cpuFigures(),
      memory: memoryFigures(),
      disk: await diskFigures(),
      database: data,
    };
  });
}

async function measure(check: () => Promise<void>): Promise<ComponentState> {
  const start = performance.now();
  const status = await check().then(
    () => 'healthy' as const,
    () => 'unhealthy' as const,
  );
  return { status, response_time_ms: Math.round((performance.now() - start) * 100) / 100 };
}
