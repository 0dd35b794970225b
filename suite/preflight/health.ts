/** Health reports of the platform: whether it is live, started and ready, and which part is down. */
import { z } from 'zod';
import { broken, ok, problemOf, time, warning, type CheckResult, type Problem } from './check-result';
import { asJson } from '../../lib/json';
import { text, type Language } from '../texts/texts';
import { describeParts } from './parts';
import { isHtml, originOf, signs } from './origin';
import type { ProbeResponse, ProbeResult } from './probe';

/** Today's address, and the one of older documents. */
export const HEALTH_PATHS = ['/api/system/health/live/', '/api/health/'] as const;
export const STARTUP_PATH = '/api/system/health/startup/';
export const READY_PATH = '/api/system/health/ready/';

/** A slower health check indicates a platform that will time out under a run. The release limit is 50 ms. */
const SLOW_MS = 1_000;

/** Report of a part: a state alone, or with measurements. */
const partsSchema = z.record(z.string(), z.union([z.string(), z.object({ status: z.string() })]));

const healthSchema = z.object({
  status: z.string(),
  /** Parts in the readiness report. */
  components: partsSchema.optional().catch(undefined),
  /** Parts in the startup report. */
  checks: partsSchema.optional().catch(undefined),
});

/** Returns whether the response is the report of a healthy platform. */
export function isHealthy(response: ProbeResult): boolean {
  if (!response.answered || response.status !== 200) return false;
  const report = healthSchema.safeParse(asJson(response.text));
  return report.success && isHealthyPart(report.data.status);
}

/** Returns the unhealthy parts of a readiness report; undefined when the response is no report with parts. */
export function unhealthyParts(response: ProbeResult): string[] | undefined {
  const parts = response.answered ? partsIn(response) : undefined;
  if (parts === undefined) return undefined;
  return Object.entries(parts)
    .filter(([, part]) => !isHealthyPart(typeof part === 'string' ? part : part.status))
    .map(([name]) => name);
}

/** Judges the response of the first check: whether the platform is live. */
export function checkHealth(response: ProbeResponse): CheckResult {
  const { request, status, ms, headers } = response;
  const figures = { status, ms };
  const answer = (language: Language) => ({ request, status: String(status), signs: signs(response, language) });
  if (isHealthy(response)) {
    const values = (language: Language) => ({ request, time: time(ms, language) });
    return ms <= SLOW_MS
      ? ok('health', 'healthy', values, figures)
      : warning('health', problemOf('healthSlow', values), figures);
  }
  const problem = (): Problem => {
    if (status >= 300 && status < 400)
      return problemOf('healthRedirect', { request, location: headers.location ?? 'elsewhere' });
    if (status === 407) return problemOf('proxyAuth', { request });
    if (status === 401 && /\bbasic\b/i.test(headers['www-authenticate'] ?? ''))
      return problemOf('basicAuth', { request });
    if (status === 200 && isHtml(response)) return problemOf('noApi', answer);
    if (status === 404)
      return problemOf('otherSite', (language) => ({ paths: HEALTH_PATHS.join(language === 'en' ? ' nor ' : ', ') }));
    const report = healthSchema.safeParse(asJson(response.text));
    if (report.success)
      return problemOf('unwell', (language) => ({
        request,
        said: report.data.status,
        status: String(status),
        parts: partsSentence(response, language),
      }));
    // A proxy answered without a back end, or no healthy platform did.
    return problemOf(originOf(response, new Set()) === 'between' ? 'healthBetween' : 'healthOther', answer);
  };
  return broken('health', problem(), figures);
}

/**
 * Judges a check of the parts. Parts that are not ready are warnings, because they stop no run: a run stops only when
 * sign-in is unavailable or nothing is served, and other checks report that.
 */
export function checkParts(check: 'startup' | 'ready', response: ProbeResult): CheckResult {
  const { request } = response;
  if (!response.answered)
    return warning(
      check,
      problemOf('partsSilent', (language) => ({ request, time: time(response.ms, language), code: response.code })),
    );
  const figures = { status: response.status, ms: response.ms };
  if (isHealthy(response)) {
    const parts = Object.keys(partsIn(response) ?? {}).join(', ') || 'none';
    return ok(check, 'parts', (language) => ({ request, parts, time: time(response.ms, language) }), figures);
  }
  if (response.status === 404) return warning(check, problemOf('partsMissing', { request }), figures);
  const report = healthSchema.safeParse(asJson(response.text)).data;
  const down = unhealthyParts(response) ?? [];
  const values = (language: Language) => ({
    request,
    said: report?.status ?? '',
    status: String(response.status),
    signs: signs(response, language),
    parts: down.length === 0 ? partsSentence(response, language) : `${describeParts(down, language)}.`,
  });
  return warning(check, problemOf(report === undefined ? 'partsError' : 'partsDown', values), figures);
}

function partsIn(response: ProbeResponse): z.infer<typeof partsSchema> | undefined {
  const report = healthSchema.safeParse(asJson(response.text)).data;
  return report?.components ?? report?.checks;
}

function partsSentence(response: ProbeResponse, language: Language): string {
  const parts = unhealthyParts(response) ?? [];
  if (parts.length === 0) return text(language, 'parts.unknownCause');
  return text(language, 'parts.downCause', { parts: parts.join(text(language, 'parts.and')), count: parts.length });
}

function isHealthyPart(state: string): boolean {
  return /^(healthy|ok|up|pass|working)$/i.test(state);
}
