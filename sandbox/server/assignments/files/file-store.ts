import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync, type ReadStream } from 'node:fs';
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { contentTypeOf, TELLING_BYTES } from './file-kinds';
import { mediaNameFor } from './media-names';

/** An upload in the store's staging folder, which may still be rejected. */
export interface StagedFile {
  path: string;
  size: number;
  sha256: string;
  beginning: Buffer;
}

/** An accepted file, as recorded in the database. */
export interface KeptFile {
  storage_name: string;
  media_name: string;
  name: string;
  size: number;
  content_type: string;
  sha256: string;
}

/**
 * Stores uploads on disk under generated names. An upload is first written to a staging folder and accepted by a
 * single rename, so an accepted file is never partial.
 */
export class FileStore {
  readonly #waiting: string;
  readonly #kept: string;
  /** Media names used since the start. No name is reused, so an address never refers to another file. */
  readonly #mediaNames = new Set<string>();

  private constructor(
    private readonly folder: string,
    private readonly temporary: boolean,
  ) {
    this.#waiting = join(folder, 'waiting');
    this.#kept = join(folder, 'kept');
    for (const part of [this.#waiting, this.#kept]) {
      rmSync(part, { recursive: true, force: true });
      mkdirSync(part, { recursive: true });
    }
  }

  /** Opens an empty store in `folder`, or in a temporary folder that `close` removes. */
  static create(folder: string | null): FileStore {
    return folder === null
      ? new FileStore(mkdtempSync(join(tmpdir(), 'the-bot-sandbox-')), true)
      : new FileStore(folder, false);
  }

  /** Streams an upload to the staging folder. An upload that is interrupted leaves no file behind. */
  async stage(upload: Readable): Promise<StagedFile> {
    const path = join(this.#waiting, newName());
    const hash = createHash('sha256');
    let size = 0;
    let beginning = Buffer.alloc(0);
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        hash.update(chunk);
        if (beginning.length < TELLING_BYTES) {
          beginning = Buffer.concat([beginning, chunk.subarray(0, TELLING_BYTES - beginning.length)]);
        }
        done(null, chunk);
      },
    });
    try {
      await pipeline(upload, meter, createWriteStream(path));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { path, size, sha256: hash.digest('hex'), beginning };
  }

  /** Accepts a staged file under the user's name for it. */
  async keep(staged: StagedFile, name: string): Promise<KeptFile> {
    const storageName = newName();
    await rename(staged.path, join(this.#kept, storageName));
    const mediaName = mediaNameFor(name, (taken) => this.#mediaNames.has(taken));
    this.#mediaNames.add(mediaName);
    return {
      storage_name: storageName,
      media_name: mediaName,
      name,
      size: staged.size,
      content_type: contentTypeOf(name),
      sha256: staged.sha256,
    };
  }

  /** Removes a staged file that was rejected. */
  async discard(staged: StagedFile): Promise<void> {
    await rm(staged.path, { force: true });
  }

  /** Removes accepted files; missing files are ignored. */
  async remove(storageNames: readonly string[]): Promise<void> {
    await Promise.all(storageNames.map((name) => rm(join(this.#kept, name), { force: true })));
  }

  /** Opens an accepted file for reading; undefined if it is missing on the disk. */
  async read(storageName: string): Promise<{ stream: ReadStream; size: number } | undefined> {
    const path = join(this.#kept, storageName);
    const found = await stat(path).catch(() => undefined);
    return found === undefined ? undefined : { stream: createReadStream(path), size: found.size };
  }

  /** Writes and removes a small file. @throws if the store cannot accept uploads. */
  async probe(): Promise<void> {
    const path = join(this.#waiting, `probe-${newName()}`);
    await writeFile(path, 'probe', { flag: 'wx' });
    await rm(path);
    await (await open(this.#kept, 'r')).close();
  }

  /** Removes the folder if it was a temporary one. */
  close(): void {
    if (this.temporary) {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }
}

function newName(): string {
  return randomBytes(16).toString('hex');
}
