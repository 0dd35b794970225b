/** Measures the platform's clock anew in a worker where this machine's was changed: deadlines would be prepared wrongly. */
import { setClockOffset, targetUrl } from '../config/environment';
import { clockChangeMs, clockLeadMs } from '../run/platform-clock';
import { checkClock } from './clock';
import { HEALTH_PATHS } from './health';
import { Prober, type ProberOptions } from './probe';
import { clockAheadIn } from './target';

const PROBE_TIMEOUT_MS = 10_000;

/**
 * Called before a test.
 * @returns by how many milliseconds this machine's clock was changed since the platform's was measured; undefined when
 *   it was not. It is reported once in each worker.
 */
export async function followClock(url = targetUrl(), options: ProberOptions = {}): Promise<number | undefined> {
  const changeMs = clockChangeMs();
  if (changeMs === undefined || url === undefined) return undefined;
  const prober = new Prober(url, { ...options, timeoutMs: PROBE_TIMEOUT_MS });
  try {
    const result = await prober.ask(HEALTH_PATHS[0]);
    const aheadMs = result.answered ? clockAheadIn([checkClock(result)]) : undefined;
    // A machine that slept has the right time again, so that without an answer the known offset is the best one.
    if (aheadMs !== undefined) setClockOffset(aheadMs, clockLeadMs());
  } finally {
    prober.close();
  }
  return changeMs;
}
