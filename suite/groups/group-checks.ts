/** Reads each path of an API group as all six actors and without a token, and compares with the table. */
import { ACTOR_NAMES, actorLabel, roleOf } from '../config/names';
import type { RawResponse } from '../api/client';
import { toPlatformPath } from '../api/assignment-path';
import { isMissing } from '../api/documented-paths';
import { tellsNothingOfOthers, type Self } from '../api/own-records';
import { z } from 'zod';
import { asJson } from '../../lib/json';
import { listSchema } from '../network/reading';
import { Findings, seen } from '../failure/findings';
import { examineFurther, type Askers } from './further-checks';
import { openApiSchema, type Group, type GroupPath } from './groups';

export type { Askers };

/** Statuses of a refusal to a user who may not read. The parent's paths answer 400 to a user who is no parent. */
const REFUSED = [400, 403, 404];

export interface GroupResult {
  readonly findings: Findings;
  /** Documented paths that the build does not have. */
  readonly missing: readonly string[];
  /** Whether the group answers, but with a schema that describes nothing. */
  readonly empty: boolean;
  /** Whether the build has no path of the group. */
  readonly absent: boolean;
}

/** Examines a group. Sends only reads. @throws Blocked when an actor cannot be signed in */
export async function examineGroup(group: Group, askers: Askers): Promise<GroupResult> {
  const findings = new Findings(`The API group «${group.name}»`);
  const missing: string[] = [];
  for (const entry of group.paths) {
    const path = await existingPath(entry, askers);
    if (path === undefined) missing.push(entry.paths[0]);
    else await examinePath(findings, entry, path, askers);
  }
  if (missing.length < group.paths.length) await examineFurther(findings, group.id, askers);
  return {
    findings,
    missing,
    absent: missing.length === group.paths.length,
    empty: group.id === 'GR13' && (await isEmptySchema(askers)),
  };
}

/** An interface without a single path is a placeholder, and nothing can be compared with it. */
async function isEmptySchema(askers: Askers): Promise<boolean> {
  const { text } = await askers.withoutToken().send('GET', '/api/schema/');
  const schema = openApiSchema.safeParse(asJson(text)).data;
  return schema !== undefined && Object.keys(schema.paths).length === 0;
}

/** Returns the first path that exists for a reader; undefined when the build has none. */
async function existingPath({ paths, readers }: GroupPath, askers: Askers): Promise<string | undefined> {
  const client = readers === 'anybody' ? askers.withoutToken() : await askers.api(readers[0] ?? 'admin');
  for (const path of paths) if (!isMissing(await client.send('GET', path))) return path;
  return undefined;
}

async function examinePath(findings: Findings, entry: GroupPath, path: string, askers: Askers): Promise<void> {
  const { readers, unknown } = entry;
  const line = `GET ${path}`;
  for (const name of ACTOR_NAMES) {
    const who = `the ${actorLabel(name)}`;
    const response = await (await askers.api(name)).send('GET', path);
    if (readers === 'anybody' || readers.includes(roleOf(name))) {
      checkGranted(findings, entry, `${line} of ${who}`, response);
      if (entry.withoutReader === true)
        checkWithoutReader(findings, `${line} of ${who}`, response, await askers.userOf(name));
    } else checkRefused(findings, `${line} of ${who}`, response, await askers.userOf(name));
  }
  const open = await askers.withoutToken().send('GET', path);
  if (readers === 'anybody') checkGranted(findings, entry, `${line} without a token`, open);
  else findings.check(open.status === 401, () => `${line} without a token → ${seen(open)} instead of 401`);
  if (unknown === undefined || readers === 'anybody') return;
  const reader = readers[0] ?? 'admin';
  const client = await askers.api(reader);
  const here = await toPlatformPath(client, unknown);
  checkUnknown(findings, `GET ${here} of the ${reader}`, await client.send('GET', here), await askers.userOf(reader));
}

const people = listSchema(z.object({ id: z.number() }));

function checkWithoutReader(findings: Findings, line: string, response: RawResponse, { id }: Self): void {
  const listed = people.safeParse(asJson(response.text)).data?.results ?? [];
  findings.check(!listed.some((person) => person.id === id), () => `${line} lists the reader among the other people`);
}

function checkGranted(
  findings: Findings,
  { shape, otherStatuses = [] }: GroupPath,
  line: string,
  response: RawResponse,
): void {
  const granted = response.status === 200 || otherStatuses.includes(response.status);
  findings.check(granted, () => `${line} → ${seen(response)} instead of 200`);
  if (!granted) return;
  const parsed = shape.safeParse(asJson(response.text));
  const fields = (parsed.error?.issues ?? []).map(
    (issue) => `${issue.path.map(String).join('.') || 'the response'}: ${issue.message}`,
  );
  findings.check(
    parsed.success,
    () => `${line} → ${response.status} not of the recorded shape (${fields.slice(0, 3).join(', ')})`,
  );
}

function checkRefused(findings: Findings, line: string, response: RawResponse, self: Self): void {
  const harmless = response.status === 200 && tellsNothingOfOthers(asJson(response.text), self);
  findings.check(harmless || REFUSED.includes(response.status), () => `${line} → ${seen(response)} instead of 403`);
}

function checkUnknown(findings: Findings, line: string, response: RawResponse, self: Self): void {
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const notThere = response.status === 404 && isJson;
  const ownList = response.status === 200 && tellsNothingOfOthers(asJson(response.text), self);
  findings.check(
    notThere || response.status === 403 || ownList,
    () =>
      `${line}, which does not exist → ${seen(response)} (${response.headers.get('content-type') ?? 'no type'}) instead of 404 in JSON`,
  );
}
