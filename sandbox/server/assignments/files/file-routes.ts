import type { FastifyInstance } from 'fastify';
import type { Database } from '../../database/connection';
import { idFromAddress, queryValue } from '../../http/addresses';
import { notFound } from '../../http/refusals';
import { userOf } from '../../identity/guards';
import type { User } from '../../identity/tokens';
import { mayBeShownInline } from './file-kinds';
import { findFile, type FileRecord } from './file-records';
import type { FileStore } from './file-store';

/** Serves the files of answers. They are data to be saved, never a page of this origin. */
export function addFileRoutes(app: FastifyInstance, database: Database, store: FileStore): void {
  app.get('/assignments/files/:id/', async (request, reply) => {
    const record = await findFile(database, idFromAddress(request));
    if (record === undefined || !mayRead(userOf(request), record)) {
      throw notFound();
    }
    const file = await store.read(record.storage_name);
    if (file === undefined) {
      throw notFound();
    }
    const inline = queryValue(request, 'inline') === '1' && mayBeShownInline(record.name);
    return reply
      .headers({
        'content-type': record.content_type,
        'content-length': file.size,
        'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(record.name)}`,
        'content-security-policy': "default-src 'none'; sandbox",
      })
      .send(file.stream);
  });
}

/** The student who sent it, the author of the assignment, the student's tutor, and the admin. */
function mayRead(viewer: User, record: FileRecord): boolean {
  return viewer.role === 'admin' || [record.student_id, record.author_id, record.tutor_id].includes(viewer.id);
}

/** Percent-encodes a name for a header, including the signs that have a meaning there. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
