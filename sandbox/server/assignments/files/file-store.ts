import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync, type ReadStream } from 'node:fs';
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { contentTypeOf, TELLING_BYTES } from './file-kinds';
import { mediaNameFor } from './media-names';

/** An upload that lies in the store's waiting room and may still be refused. */
export interface StagedFile {
  path: string;
  size: number;
  sha256: string;
  beginning: Buffer;
}

/** A file that was accepted, as the database notes it. */
export interface KeptFile {
  storage_name: string;
  media_name: string;
  name: string;
  size: number;
  content_type: string;
  sha256: string;
}

/**
 * Keeps uploads on the disk under names of its own. A file first lies in a waiting room; keeping it is one
 * rename, so there never is half a file among the kept ones.
 */
export class FileStore {
  readonly #waiting: string;
  readonly #kept: string;
  /** Names that addresses have had since the start. None is given twice, so that an address never means another file. */
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

  /** Writes an upload to the waiting room, piece by piece. Nothing is left of one that breaks off. */
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

  /** Removes a staged file that was refused. */
  async discard(staged: StagedFile): Promise<void> {
    await rm(staged.path, { force: true });
  }

  /** Removes kept files; those already gone do not matter. */
  async remove(storageNames: readonly string[]): Promise<void> {
    await Promise.all(storageNames.map((name) => rm(join(this.#kept, name), { force: true })));
  }

  /** Opens a kept file for reading; undefined when it has vanished from the disk. */
  async read(storageName: string): Promise<{ stream: ReadStream; size: number } | undefined> {
    const path = join(this.#kept, storageName);
    const found = await stat(path).catch(() => undefined);
    return found === undefined ? undefined : { stream: createReadStream(path), size: found.size };
  }

  /** Writes and removes a small file. @throws when the store cannot take uploads. */
  async probe(): Promise<void> {
    const path = join(this.#waiting, `probe-${newName()}`);
    await writeFile(path, 'probe', { flag: 'wx' });
    await rm(path);
    await (await open(this.#kept, 'r')).close();
  }

  /** Removes the folder when it was a temporary one. */
  close(): void {
    if (this.temporary) {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }
}

function newName(): string {
  return randomBytes(16).toString('hex');
}
