/** Replays recordings against a sandbox and compares every difference with the list of known deviations. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../suite/config/environment';
import { compare, type Difference } from './compare';
import { callsOf, isMeant, type Call, type Recording } from './recordings';
import type { Replay } from './replay';

const probeCallSchema = z.object({ who: z.string(), method: z.string(), path: z.string(), body: z.record(z.string(), z.unknown()).optional() });

const probeSchema = probeCallSchema.extend({
  first: probeCallSchema.optional(),
  times: z.number().default(1),
  at: z.string(),
  everywhere: z.string().optional(),
});

const contractSchema = z.object({
  deviations: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['defect', 'protocol', 'repaired', 'sandbox']),
      reason: z.string().min(1),
      calls: z.array(z.string()).default([]),
      differs: z.array(z.string()).default([]),
      probe: probeSchema.optional(),
    }),
  ),
  notServed: z.array(z.object({ calls: z.array(z.string()), reason: z.string().min(1) })),
});

export type Contract = z.infer<typeof contractSchema>;
export type Line = Contract['deviations'][number];
export type Probe = z.infer<typeof probeSchema>;

/** The sandbox's lists, read by running its program: its modules cannot be imported from here. */
export function readContract(): Contract {
  const tsx = path.join(PROJECT_ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const output = execFileSync(process.execPath, [tsx, path.join(PROJECT_ROOT, 'sandbox', 'contract', 'tell.ts')], { encoding: 'utf8' });
  return contractSchema.parse(JSON.parse(output));
}

/** Result of replaying a recording. */
export interface Held {
  /** Number of compared calls. */
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/** The calls of a recording that the sandbox serves. */
export function servedCalls(recording: Recording, contract: Contract): Call[] {
  return callsOf(recording).filter((call) => !contract.notServed.some(({ calls }) => calls.some((pattern) => isMeant(call, pattern))));
}

/** Replays a recording in order. `pages` was recorded with other data, so only its fields and their types are compared. */
export async function hold(replay: Replay, recording: Recording, contract: Contract): Promise<Held> {
  const differences: Difference[] = [];
  const calls = servedCalls(recording, contract);
  for (const call of calls) {
    // In this recording the request was sent without the page, because the page could not send it.
    if (call.id === 'forms:10') await replay.ask('student', 'POST', '/api/assignments/submissions/', { assignment: 1, content: 'ответ' });
    differences.push(...compare(call, await replay.send(call), recording !== 'pages' && recording !== 'forms'));
  }
  return { compared: calls.length, differences };
}

/** The lines that name a difference. */
export function linesFor({ call, what }: Difference, lines: readonly Line[]): Line[] {
  const names = (named: string) => named === what || (named.endsWith('*') && what.startsWith(named.slice(0, -1)));
  return lines.filter((line) => line.differs.some(names) && line.calls.some((pattern) => isMeant(call, pattern)));
}

/** Sends a probe and returns the value at its `at`; undefined if the response does not contain it. */
export async function probe(replay: Replay, wanted: Probe): Promise<string | undefined> {
  if (wanted.first !== undefined) await replay.ask(wanted.first.who, wanted.first.method, wanted.first.path, wanted.first.body);
  let response = await replay.ask(wanted.who, wanted.method, wanted.path, wanted.body);
  for (let sent = 1; sent < wanted.times; sent += 1) {
    response = await replay.ask(wanted.who, wanted.method, wanted.path, wanted.body);
  }
  if (wanted.at === 'status') return String(response.status);
  if (wanted.at.startsWith('header ')) return response.headers.get(wanted.at.slice('header '.length)) ?? undefined;
  const value = wanted.at.split('.').reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined), response.body);
  return value === undefined ? undefined : JSON.stringify(value).replace(/^"|"$/g, '');
}
