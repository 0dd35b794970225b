import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { version } from '../package.json';
import { createApplication, type Parts } from './application';
import { FileStore } from './assignments/files/file-store';
import { ConfigurationError, readConfiguration, type Configuration } from './configuration';
import { openDatabase, type Database } from './database/connection';
import { loadReferenceData, referenceAccounts } from './database/reference-data';

/** Exit codes: one for invalid settings, one for every other error that prevents the start. */
const EXIT = { settings: 2, failure: 1 } as const;

/** Time for running requests to finish after a signal, in milliseconds; then their connections are closed. */
const FINISH_MS = 400;

/** Interval for checking that the parent process is still running, in milliseconds. */
const LOOK_MS = 1_000;

/** Server variant for drills. The sandbox itself has none. */
export interface ServerVariant {
  /** Printed below the address at the start. */
  warning: string;
  /** Modifies the application before its routes are registered. */
  arrange: NonNullable<Parts['arrange']>;
}

/**
 * Starts a sandbox, or ends the process with a message and an exit code if it cannot start.
 * @param variant returns the server variant. Called only here, so that an error in it ends the start like any other
 * error
 */
export function startSandbox(variant: () => ServerVariant | undefined = () => undefined): void {
  start(variant).catch((error: unknown) => {
    const settings = error instanceof ConfigurationError;
    process.stderr.write(`The sandbox cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(settings ? EXIT.settings : EXIT.failure);
  });
}

async function start(wanted: () => ServerVariant | undefined): Promise<void> {
  const configuration = readConfiguration(process.env);
  const variant = wanted();
  const dataFile = configuration.dataFile === null ? null : resolve(configuration.dataFile);
  const database = openDatabase(dataFile);
  const store = FileStore.create(dataFile === null ? null : `${dataFile}.files`);
  try {
    await loadReferenceData(database, configuration.accountSets);
    const webFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'web');
    const app = await createApplication({
      configuration,
      database,
      store,
      version,
      webFolder,
      ...(variant === undefined ? {} : { arrange: variant.arrange }),
    });
    await app.listen({ port: configuration.port, host: configuration.host });
    stopInTime(app, database, store, configuration.endsWith);
    announce(app, configuration, variant?.warning);
  } catch (error) {
    store.close();
    throw error;
  }
}

function announce(app: FastifyInstance, configuration: Configuration, warning: string | undefined): void {
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : configuration.port;
  const host = ['0.0.0.0', '::'].includes(configuration.host) ? '127.0.0.1' : configuration.host;
  const lines = [`THE_BOT sandbox listening on http://${host.includes(':') ? `[${host}]` : host}:${port}`];
  if (warning !== undefined) {
    lines.push(warning);
  }
  if (!configuration.quiet) {
    for (const account of referenceAccounts(configuration.accountSets)) {
      lines.push(`  ${account.role.padEnd(8)} ${account.email.padEnd(28)} ${account.password}`);
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Stops on a signal, or when the parent process has ended without sending one: a killed process cannot send a signal. */
function stopInTime(app: FastifyInstance, database: Database, store: FileStore, starter: number | null): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) {
      return;
    }
    stopping = true;
    setTimeout(() => app.server.closeAllConnections(), FINISH_MS).unref();
    try {
      await app.close();
      await database.destroy();
    } finally {
      store.close();
      process.exit(0);
    }
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  if (starter !== null) {
    setInterval(() => void (isRunning(starter) || stop()), LOOK_MS).unref();
  }
  // The parent process may have closed the output; that is no reason to stop.
  process.stdout.on('error', () => undefined);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // No permission to signal the process: it belongs to another user and is running.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
