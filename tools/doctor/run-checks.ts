/** Runs all checks in order. A check that is broken early skips those that would only repeat its result. */
import { setTargetKind } from '../../suite/config/environment';
import type { ActorName } from '../../suite/config/names';
import { examine } from '../../suite/preflight/examination';
import { ok, problemOf, warning, type CheckResult } from '../../suite/preflight/check-result';
import { checkBrowserServers } from '../../suite/preflight/browser-servers';
import { HEALTH_PATHS } from '../../suite/preflight/health';
import { Prober } from '../../suite/preflight/probe';
import { checkScripts } from './front-end';
import { checkInBrowser } from './browser-check';
import { SIGN_OUT, checkOptionalPaths } from './optional-paths';
import { SCHEMA_VERSION, type Report } from './report';
import { text } from '../../suite/texts/texts';
import { SignIns, type Token } from './sign-ins';
import { checkUploadLimit } from './upload-limit';

const FRONT_CHECKS = ['scripts', 'API from the page'];
const SIGN_IN_CHECKS = ['sign-ins'];
const FURTHER_CHECKS = ['upload limit', 'optional paths'];

/** @param tell receives each check result as soon as it is available */
export async function runDoctor(baseUrl: string, tell: (result: CheckResult) => void): Promise<Report> {
  const startedAt = new Date();
  const checks: CheckResult[] = [];
  const notChecked: string[] = [];
  const note = (result: CheckResult) => {
    checks.push(result);
    tell(result);
  };
  const { results, target, context } = await examine(baseUrl);
  results.forEach(note);
  const isBroken = (...names: string[]) =>
    results.some((result) => result.state === 'broken' && names.includes(result.check));
  const prober = new Prober(baseUrl);
  try {
    if (target === undefined || isBroken('health')) {
      notChecked.push(...FRONT_CHECKS, ...SIGN_IN_CHECKS, ...FURTHER_CHECKS);
    } else {
      setTargetKind(target.kind);
      if (isBroken('front end')) notChecked.push(...FRONT_CHECKS);
      else {
        note(await checkScripts(prober));
        (await checkBrowserServers()).forEach(note);
        note(await checkInBrowser(baseUrl, HEALTH_PATHS[0]));
      }
      const signIns = new SignIns(prober, context);
      if (isBroken('sign-in service')) notChecked.push(...SIGN_IN_CHECKS);
      else for await (const result of signIns.findings()) note(result);
      note(await checkUploadLimit(prober.origin));
      note(await checkOptionalPaths(prober, signIns.tokens.find((token) => token.name === 'teacher')?.key));
      const own = signIns.tokens.filter((token) => token.own);
      if (own.length > 0) note(await signOut(prober, own));
    }
  } finally {
    prober.close();
  }
  return {
    schemaVersion: SCHEMA_VERSION,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    target: { ...(target ?? { kind: 'remote', version: null }), baseUrl },
    fit: checks.every((result) => result.state !== 'broken'),
    checks,
    notChecked,
  };
}

/** Ends the sessions that the doctor created. A session replaced by a run in the meantime is dead; ending it is harmless. */
async function signOut(prober: Prober, tokens: readonly Token[]): Promise<CheckResult> {
  const left: ActorName[] = [];
  for (const token of tokens) {
    let ended = false;
    for (const path of SIGN_OUT) {
      const response = await prober.ask(path, { method: 'POST', headers: { Authorization: `Token ${token.key}` } });
      ended ||= response.answered && (response.status < 300 || response.status === 401);
      if (ended) break;
    }
    if (!ended) left.push(token.name);
  }
  if (left.length === 0) return ok('sign-out', 'signOut', { count: String(tokens.length) });
  return warning(
    'sign-out',
    problemOf('sessionsLeft', (language) => ({ roles: left.map((name) => text(language, `role.${name}`)).join(', ') })),
  );
}
