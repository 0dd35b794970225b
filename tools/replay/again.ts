/** The command that leads to the recorded failure again. */
import { connect } from 'node:net';
import { environment, isLoopback } from '../../suite/config/environment';
import { activeFaults } from '../../reporting/collect/active-fault';
import type { Trace } from '../../reporting/trace/trace';
import type { Candidate } from './candidate';
import { say } from './say';
import { escapeRegExp } from '../../lib/escape-regexp';

/** The platform of an attempt, as recorded in its run or, without one, in its trace. */
export interface RecordedTarget {
  /** Empty when it is unknown. */
  readonly baseUrl: string;
  readonly kind: 'sandbox' | 'remote';
  /** Faults that the sandbox had. */
  readonly faults: readonly string[];
}

export function targetOf({ run }: Candidate, trace: Trace | undefined): RecordedTarget {
  const build = run?.conditions?.version ?? trace?.build ?? null;
  const baseUrl = run?.target.baseUrl || (trace?.baseUrl ?? '');
  // Only a sandbox tells its build in the responses that a trace holds.
  const kind = run?.target.kind === 'remote' || (run === undefined && trace?.build === null) ? 'remote' : 'sandbox';
  return { baseUrl, kind, faults: activeFaults(build) };
}

/**
 * Returns the command that runs only this test again, under the recorded conditions: platform, faults of the sandbox, order,
 * time zone, language, browser and screen. Leaves out what this machine has set anyway.
 */
export function commandFor(candidate: Candidate, trace: Trace | undefined): string {
  const { attempt, run } = candidate;
  const target = targetOf(candidate, trace);
  const title = escapeRegExp(attempt.title).replace(/[$`"\\]/g, '\\$&');
  const variables = changedSettings(candidate, trace, target).map(([name, value]) => `${name}=${value} `);
  const options = [
    ...target.faults.map((fault) => ` --fault ${fault}`),
    ...(run?.seed === undefined || run.seed === null ? [] : [` --shuffle ${run.seed}`]),
  ];
  return `${variables.join('')}npm start -- ${attempt.file} -g "${title}"${options.join('')}`;
}

function changedSettings(
  { run }: Candidate,
  trace: Trace | undefined,
  { baseUrl, kind }: RecordedTarget,
): [string, string][] {
  const settings = environment();
  const url = kind === 'remote' && baseUrl !== '' ? baseUrl : undefined;
  const given = settings.givenUrl === undefined ? undefined : String(settings.givenUrl);
  const isKnown = run !== undefined || (trace?.baseUrl ?? '') !== '';
  const recorded: [string, string | undefined, string][] = [
    ['TIME_ZONE', run?.conditions?.timeZone, settings.timeZone],
    ['REPORT_LANG', run?.conditions?.language, settings.reportLanguage],
    ['BROWSER_NAME', run?.conditions?.browser ?? trace?.browser, settings.browserName],
    ['VIEW', run?.conditions?.view, settings.view],
  ];
  return [
    ...(isKnown && url !== given ? [['BASE_URL', url ?? ''] satisfies [string, string]] : []),
    ...recorded.flatMap(([name, value, here]): [string, string][] =>
      value === undefined || value === here ? [] : [[name, value]],
    ),
  ];
}

/** Time for a platform to accept a connection. */
const CONNECT_MS = 2_000;

/**
 * Says whether the platform can be reached from here, by a connection that sends nothing. The embedded sandbox is started by
 * the command, so nothing is said of it. A host that this machine may not test is not contacted.
 */
export async function reachability({ baseUrl, kind }: RecordedTarget): Promise<string | undefined> {
  if (kind === 'sandbox' || !URL.canParse(baseUrl)) return undefined;
  const { hostname, port, protocol } = new URL(baseUrl);
  const { givenUrl, network } = environment();
  const isOwn = givenUrl !== undefined && new URL(givenUrl).hostname === hostname;
  if (!isLoopback(hostname) && !isOwn) return say('replay.targetNotAsked', { host: hostname });
  if (network.proxy !== undefined) return undefined;
  const problem = await connectionProblem(hostname, Number(port) || (protocol === 'https:' ? 443 : 80));
  return problem === undefined ? say('replay.targetAnswers') : say('replay.targetAway', { problem });
}

function connectionProblem(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_MS });
    const end = (problem: string | undefined): void => {
      socket.destroy();
      resolve(problem);
    };
    socket.once('connect', () => end(undefined));
    socket.once('timeout', () => end(say('replay.noConnection', { seconds: CONNECT_MS / 1_000 })));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
}
