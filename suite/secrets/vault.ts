/**
 * Secrets of a run, collected by every process of the run in a private file of the run. The scrubber removes them
 * from all artefacts, and the scan searches for them afterwards.
 */
import { appendFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { EnvironmentError } from '../config/configuration';
import { environment, proxyVariables, runFolder, runId, PUBLIC_PASSWORDS } from '../config/environment';
import { keysOf } from '../config/notices';
import { vaultFolder } from '../config/folders';
import { isProcessRunning } from '../../lib/lease';
import { secretSchema, type Secret } from './secret';
import { secretsIn } from './detect-secrets';

/** Process that opened a vault, and its run folder. */
const openingSchema = z.object({ opened: z.string(), pid: z.number(), runFolder: z.string() });
type Opening = z.infer<typeof openingSchema>;

/** A process that seems to run longer than this is another one with the same id. */
const MAX_RUN_MS = 24 * 3_600_000;
/** A vault without a process or artefacts is kept this long, in case its run is just starting. */
const ORPHANED_AFTER_MS = 3_600_000;
/** Responses that return a token or a password are short. */
const MAX_MESSAGE_LENGTH = 100_000;

const known = new Set<string>();

/**
 * Registers this process as the run's main one, and adds the secrets of the environment. Once per run, before any
 * worker.
 */
export function openVault(id = runId()): void {
  if (openingOf(id) !== undefined) return;
  write(id, { opened: new Date().toISOString(), pid: process.pid, runFolder: runFolder(id) } satisfies Opening);
  for (const secret of settingsSecrets()) registerSecret(secret);
}

/** Returns the secrets of the settings: passwords, words of SCRUB, passwords in addresses, and the keys of notices and of browser servers. */
export function settingsSecrets(): Secret[] {
  const {
    givenAccounts,
    scrub,
    network: { basicAuth, proxy },
    notices,
    browserEndpoints,
  } = environment();
  const addresses = [proxy?.url.href ?? '', notices.link ?? '', ...Object.values(proxyVariables())];
  return [
    ...givenAccounts.map(({ email, password }): Secret => ({ kind: 'password', value: password, user: email })),
    ...(basicAuth === undefined
      ? []
      : [{ kind: 'password' as const, value: basicAuth.password, user: basicAuth.user }]),
    ...addresses.flatMap(passwordIn),
    ...[...notices.targets, ...browserEndpoints.map((url) => ({ url }))]
      .flatMap(keysOf)
      .map((value): Secret => ({ kind: 'word', value })),
    ...scrub.map((value): Secret => ({ kind: 'word', value })),
  ];
}

function passwordIn(address: string): Secret[] {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.password === '') return [];
  const [value, user] = [url.password, url.username].map(decoded);
  // As written in the address, too: a program may print it without decoding it.
  return [...new Set([value ?? '', url.password])].map((one) => ({ kind: 'password', value: one, user: user ?? '' }));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Adds a secret to this run's vault. The reference passwords are public and are not added, unless they were given as
 * secrets.
 */
export function registerSecret(secret: Secret): void {
  if (known.has(keyOf(secret)) || isPublic(secret)) return;
  // Another process of the run may have added it already.
  for (const kept of secretsOf(runId())) known.add(keyOf(kept));
  if (known.has(keyOf(secret))) return;
  known.add(keyOf(secret));
  write(runId(), secret);
}

/** Registers the secrets of a request that the platform accepted: in the response and in the request. */
export function registerAcceptedSecrets(...texts: (string | null | undefined)[]): void {
  for (const text of texts) {
    // An uploaded file is no credential.
    if (typeof text !== 'string' || text.length > MAX_MESSAGE_LENGTH) continue;
    for (const secret of secretsIn(text))
      registerSecret(secret.kind === 'typed' ? { ...secret, kind: 'password' } : secret);
  }
}

/** Returns all secrets in a run's vault, each value once. */
export function secretsOf(id: string): Secret[] {
  const secrets = linesOf(id).flatMap((line) => secretSchema.safeParse(line).data ?? []);
  return [...new Map(secrets.map((secret) => [keyOf(secret), secret])).values()];
}

/** Returns the secrets of the settings, and those in a run's vault: a command without a run has no vault. */
export function knownSecrets(id: string): Secret[] {
  return [...settingsOrNone(), ...secretsOf(id)];
}

/** A command with an invalid configuration prints only what is wrong with it. */
function settingsOrNone(): Secret[] {
  try {
    return settingsSecrets().filter((secret) => !isPublic(secret));
  } catch (error) {
    if (error instanceof EnvironmentError) return [];
    throw error;
  }
}

/** Returns a value that changes whenever a run's vault changes. */
export function vaultVersion(id: string): number {
  return statSync(fileOf(id), { throwIfNoEntry: false })?.size ?? 0;
}

/** Returns the runs that have a vault, oldest first. */
export function runsWithVault(): string[] {
  return readdirSync(vaultFolder('runs'))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.replace(/\.jsonl$/, ''))
    .sort();
}

/** Returns whether the run is active, for any target and any report folder. */
export function isRunning(id: string): boolean {
  const opening = openingOf(id);
  return opening !== undefined && Date.now() - Date.parse(opening.opened) < MAX_RUN_MS && isProcessRunning(opening.pid);
}

/** Deletes the vaults of runs whose artefacts are gone. */
export function forgetOldVaults(): void {
  for (const id of runsWithVault()) {
    const opening = openingOf(id);
    const needed =
      isRunning(id) ||
      (opening !== undefined && existsSync(opening.runFolder)) ||
      existsSync(path.join(vaultFolder('quarantine'), id));
    // Another run may be deleting it too: a missing file needs no action.
    const lastUse = statSync(fileOf(id), { throwIfNoEntry: false })?.mtimeMs;
    if (!needed && lastUse !== undefined && Date.now() - lastUse > ORPHANED_AFTER_MS)
      rmSync(fileOf(id), { force: true });
  }
}

function keyOf({ kind, value, user = '' }: Secret): string {
  return JSON.stringify([kind, value, user]);
}

/** Returns whether the secret is a password of the reference data set that the environment did not set. */
export function isPublic(secret: Secret): boolean {
  const { givenAccounts } = environment();
  return PUBLIC_PASSWORDS.includes(secret.value) && !givenAccounts.some((account) => account.password === secret.value);
}

function openingOf(id: string): Opening | undefined {
  return linesOf(id).flatMap((line) => openingSchema.safeParse(line).data ?? [])[0];
}

function linesOf(id: string): unknown[] {
  return contentOf(fileOf(id))
    .split('\n')
    .map(parsed)
    .filter((line) => line !== undefined);
}

/** Returns an empty text when the file does not exist or was just deleted by another run. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Parses a line. The last line of a killed process may be cut off. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Lines of this length are appended atomically, so that processes do not interfere. */
function write(id: string, line: Secret | Opening): void {
  appendFileSync(fileOf(id), `${JSON.stringify(line)}\n`, { mode: 0o600 });
}

function fileOf(id: string): string {
  return path.join(vaultFolder('runs'), `${id}.jsonl`);
}
