import { closeSync, existsSync, mkdirSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import LibsqlDatabase from 'libsql';
import { ConfigurationError } from '../configuration';
import type { Schema } from './schema';
import { TABLES } from './tables';

/** The database outside a transaction. */
export type Database = Kysely<Schema>;

/** The database or a running transaction, for queries that may be part of a larger change. */
export type Queries = Kysely<Schema> | Transaction<Schema>;

/** Identifies a file as written by the sandbox, in the header field that the SQLite format reserves for that purpose. */
const APPLICATION_ID = 0x54_42_4f_54;
const APPLICATION_ID_OFFSET = 68;
const SQLITE_MAGIC = 'SQLite format 3\0';

/**
 * Opens an empty database with all tables.
 * @param file database file; null keeps the database in memory. An earlier database of the sandbox is replaced.
 * @throws ConfigurationError if the file is something else. The file is left unchanged then.
 */
export function openDatabase(file: string | null): Database {
  if (file !== null) {
    discardEarlier(file);
    mkdirSync(dirname(file), { recursive: true });
  }
  const connection = new LibsqlDatabase(file ?? ':memory:');
  // Every start creates a new database, so data loss in a power cut is harmless; syncing each change to disk would be
  // slow.
  connection.exec('pragma journal_mode = memory; pragma synchronous = off;');
  connection.exec(`pragma application_id = ${APPLICATION_ID}; pragma foreign_keys = on;`);
  connection.exec(TABLES);
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) });
}

function discardEarlier(file: string): void {
  if (!existsSync(file)) {
    return;
  }
  if (!isOwnDatabase(file)) {
    throw new ConfigurationError(
      'SANDBOX_DATA names something that the sandbox did not write and will not overwrite. Name another file.',
    );
  }
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    rmSync(file + suffix, { force: true });
  }
}

function isOwnDatabase(file: string): boolean {
  if (!statSync(file).isFile()) {
    return false;
  }
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    const length = readSync(handle, header, 0, header.length, 0);
    if (length === 0) {
      return true;
    }
    return (
      header.toString('latin1', 0, SQLITE_MAGIC.length) === SQLITE_MAGIC &&
      header.readUInt32BE(APPLICATION_ID_OFFSET) === APPLICATION_ID
    );
  } finally {
    closeSync(handle);
  }
}
