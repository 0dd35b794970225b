/** Health reports of the platform: whether it is live, started and ready, and which part is down. */
import { z } from 'zod';
import { broken, ok, time, warning, type CheckResult } from './check-result';
import { asJson } from '../../lib/json';
import { notReady } from './parts';
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
  const figures = { status: response.status, ms: response.ms };
  const seen = `${response.request} answered ${response.status} ${signs(response)}`;
  if (isHealthy(response)) {
    const found = `${response.request} is healthy in ${time(response.ms)}`;
    if (response.ms <= SLOW_MS) return ok('health', found, figures);
    return warning(
      'health',
      { found: `${found}, which is slow`, cause: 'the platform is under load, just starting, or far away.', remedy: 'wait until it answers faster; a run now may meet its time-outs.' },
      figures,
    );
  }
  const inBetween = answeredInFront(response, seen, figures);
  if (inBetween !== undefined) return inBetween;
  if (response.status === 404) {
    return broken(
      'health',
      { found: `neither ${HEALTH_PATHS.join(' nor ')} is known there`, cause: 'the address is not that of THE_BOT.', remedy: 'correct BASE_URL.' },
      figures,
    );
  }
  const report = healthSchema.safeParse(asJson(response.text));
  if (report.success) {
    return broken(
      'health',
      { found: `${response.request} says «${report.data.status}» (${response.status})`, cause: partsSentence(response), remedy: "look at the platform's log and bring those parts up." },
      figures,
    );
  }
  return broken('health', { found: seen, ...faultOf(response) }, figures);
}

/** Returns the problem when something in front of the platform's API answered: a redirect, a proxy or a web server. */
function answeredInFront(response: ProbeResponse, seen: string, figures: CheckResult['figures']): CheckResult | undefined {
  if (response.status >= 300 && response.status < 400) {
    const to = response.headers.location ?? 'elsewhere';
    return broken('health', { found: `${response.request} sends to ${to}`, cause: 'the platform answers under another address.', remedy: 'put that address into BASE_URL.' }, figures);
  }
  if (response.status === 407) {
    return broken(
      'health',
      { found: `the proxy answered 407 to ${response.request}`, cause: 'it wants a user and a password, or others than it was given.', remedy: 'write them into PROXY: http://user:password@host:port.' },
      figures,
    );
  }
  if (response.status === 401 && /\bbasic\b/i.test(response.headers['www-authenticate'] ?? '')) {
    return broken(
      'health',
      {
        found: `${response.request} answered 401 and asks for basic auth`,
        cause: 'a web server in front of the platform wants a user and a password of its own.',
        remedy: 'set BASIC_AUTH_USER and BASIC_AUTH_PASSWORD, or correct them.',
      },
      figures,
    );
  }
  if (response.status === 200 && isHtml(response)) {
    return broken(
      'health',
      {
        found: `${seen} instead of a health report`,
        cause: 'the front end is served there, but /api/ is not passed on to the back end.',
        remedy: "check the web server's rule for /api/, or name the address that serves both in BASE_URL.",
      },
      figures,
    );
  }
  return undefined;
}

/**
 * Judges a check of the parts. Parts that are not ready are warnings, because they stop no run: a run stops only when
 * sign-in is unavailable or nothing is served, and other checks report that.
 */
export function checkParts(check: 'startup' | 'ready', response: ProbeResult): CheckResult {
  if (!response.answered) {
    return warning(check, {
      found: `${response.request} gave no answer within ${time(response.ms)} (${response.code})`,
      cause: 'a part of the platform hangs, most often the database.',
      remedy: "look at the database and the platform's log.",
    });
  }
  const figures = { status: response.status, ms: response.ms };
  if (isHealthy(response)) {
    const parts = Object.keys(partsIn(response) ?? {});
    return ok(check, `${response.request} is healthy${parts.length === 0 ? '' : ` with ${parts.join(', ')}`} in ${time(response.ms)}`, figures);
  }
  if (response.status === 404) {
    return warning(check, { found: `${response.request} does not exist`, cause: 'an older build.', remedy: 'nothing, but the parts of the platform cannot be told apart.' }, figures);
  }
  const report = healthSchema.safeParse(asJson(response.text)).data;
  const parts = unhealthyParts(response) ?? [];
  return warning(
    check,
    { found: report === undefined ? `${response.request} answered ${response.status} ${signs(response)}` : `${response.request} says «${report.status}» (${response.status})`, cause: parts.length === 0 ? partsSentence(response) : `${notReady(parts).sentence}.`, remedy: "bring those parts up; their own logs say why they are down." },
    figures,
  );
}

function partsIn(response: ProbeResponse): z.infer<typeof partsSchema> | undefined {
  const report = healthSchema.safeParse(asJson(response.text)).data;
  return report?.components ?? report?.checks;
}

function partsSentence(response: ProbeResponse): string {
  const parts = unhealthyParts(response) ?? [];
  return parts.length === 0 ? 'a part of the platform is down, and the report does not say which.' : `${parts.join(' and ')} ${parts.length === 1 ? 'is' : 'are'} down.`;
}

/** Returns why a health check has no report: a proxy answered without a back end, or no healthy platform did. */
function faultOf(response: ProbeResponse): { cause: string; remedy: string } {
  const origin = originOf(response, new Set());
  if (origin === 'between') {
    return {
      cause: 'not the platform answered but something in between, a load balancer or proxy that finds nobody behind it.',
      remedy: "bring the back end up; if it runs, look into the log of what stands in between, and at how it finds the back end.",
    };
  }
  return { cause: 'the platform is starting, in maintenance, or another program listens there.', remedy: 'look at what runs there, or correct BASE_URL.' };
}

function isHealthyPart(state: string): boolean {
  return /^(healthy|ok|up|pass|working)$/i.test(state);
}
