/** Reads what a group has besides the paths of every build, and records of it that do not exist. */
import type { ApiClient, RawResponse } from '../api/client';
import { isMissing } from '../api/documented-paths';
import { toPlatformPath } from '../api/assignment-path';
import { holdsOnlyEmptyLists, tellsNothingOfOthers, type Self } from '../api/own-records';
import { ACTOR_NAMES, actorLabel, roleOf, type ActorName, type Role } from '../config/names';
import { seen, type Findings } from '../failure/findings';
import { asJson } from '../../lib/json';
import { FURTHER_READS, UNKNOWN_RECORDS, type FurtherRead, type UnknownRecord } from './further-reads';
import type { GroupId } from './groups';

/** How a group is asked: clients of all actors, and one without a token. */
export interface Askers {
  api(name: ActorName): Promise<ApiClient>;
  userOf(name: ActorName): Promise<Self>;
  withoutToken(): ApiClient;
}

/** Examines what `FURTHER_READS` and `UNKNOWN_RECORDS` name of a group. Sends only reads. */
export async function examineFurther(findings: Findings, group: GroupId, askers: Askers): Promise<void> {
  for (const read of FURTHER_READS[group] ?? []) await examineRead(findings, read, askers);
  for (const record of UNKNOWN_RECORDS[group] ?? []) await examineUnknown(findings, record, askers);
}

/** A path that the build has answers its readers with JSON, nobody without a token, and crashes for no role. */
async function examineRead(findings: Findings, { path, readers }: FurtherRead, askers: Askers): Promise<void> {
  const answers = new Map<ActorName, RawResponse>();
  for (const name of namesOf(readers)) {
    const response = await (await askers.api(name)).send('GET', path);
    if (isAbsent(response)) return;
    answers.set(name, response);
  }
  for (const [name, response] of answers) {
    const line = `GET ${path} of the ${actorLabel(name)}`;
    findings.check(response.status === 200, () => `${line} → ${seen(response)} instead of 200`);
    findings.check(
      response.status !== 200 || asJson(response.text) !== undefined,
      () => `${line} → ${seen(response)} is no JSON`,
    );
  }
  for (const name of ACTOR_NAMES.filter((one) => !answers.has(one))) {
    const response = await (await askers.api(name)).send('GET', path);
    findings.check(response.status < 500, () => `GET ${path} of the ${actorLabel(name)} → ${seen(response)}`);
  }
  const open = await askers.withoutToken().send('GET', path);
  findings.check(open.status === 401, () => `GET ${path} without a token → ${seen(open)} instead of 401`);
}

/** A record that does not exist is reported as missing to each role that may read such records. */
async function examineUnknown(findings: Findings, { path, readers }: UnknownRecord, askers: Askers): Promise<void> {
  for (const name of namesOf(readers)) {
    const client = await askers.api(name);
    const here = await toPlatformPath(client, path);
    const response = await client.send('GET', here);
    findings.check(
      reportsNothingThere(response, await askers.userOf(name)),
      () => `GET ${here} of the ${actorLabel(name)}, which does not exist → ${seen(response)} instead of 404`,
    );
  }
}

/**
 * Whether a response says that a record does not exist, that the reader may not know, or that there is nothing. A 404
 * that is no JSON is that of a path which the build does not have: a build cannot be told which paths to have.
 */
export function reportsNothingThere(response: RawResponse, self: Self): boolean {
  if ([403, 404, 405, 501].includes(response.status)) return true;
  const content = asJson(response.text);
  return response.status === 200 && (holdsOnlyEmptyLists(content) || tellsNothingOfOthers(content, self));
}

/** Whether a build lacks a path that names no record: any 404 is one of the path. */
function isAbsent(response: RawResponse): boolean {
  return response.status === 404 || isMissing(response);
}

/** One actor of each role: the second student is asked where the students are. */
function namesOf(readers: readonly Role[]): ActorName[] {
  return readers.flatMap((role) => ACTOR_NAMES.filter((name) => roleOf(name) === role).slice(0, 1));
}
