import * as z from 'zod/mini';
import { Unreachable } from './failures';

const parts = z.record(z.string(), z.object({ status: z.string(), response_time_ms: z.optional(z.number()) }));

const report = z.object({
  status: z.string(),
  timestamp: z.optional(z.string()),
  components: z.optional(parts),
  checks: z.optional(parts),
});

export type HealthReport = z.infer<typeof report>;

export interface HealthCheck {
  name: string;
  address: string;
  httpStatus: number;
  /** Time from the request to the complete response, in milliseconds, measured in this browser. */
  tookMs: number;
  /** Null if a proxy responded instead of the platform: then there is no report. */
  report: HealthReport | null;
}

export const HEALTH_CHECKS = [
  { name: 'Сервер работает', address: '/api/system/health/live/' },
  { name: 'Запуск завершён', address: '/api/system/health/startup/' },
  { name: 'Готов к работе', address: '/api/system/health/ready/' },
] as const;

/**
 * Requests one health endpoint. A 503 is not an error here: its body states the unhealthy component. @throws
 * Unreachable
 */
export async function checkHealth({ name, address }: (typeof HEALTH_CHECKS)[number]): Promise<HealthCheck> {
  const started = performance.now();
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    const text = await response.text();
    return {
      name,
      address,
      httpStatus: response.status,
      tookMs: Math.round(performance.now() - started),
      report: readReport(text),
    };
  } catch {
    throw new Unreachable('network');
  }
}

function readReport(text: string): HealthReport | null {
  try {
    const parsed = report.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
