import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Form } from '../../../contract/surroundings';
import type { Database } from '../../database/connection';
import { isComplete } from '../../form';
import { forbiddenFile } from '../../http/debug-pages';
import { notFound } from '../../http/refusals';
import { userOf } from '../../identity/guards';
import type { User } from '../../identity/tokens';
import { findFile, type FileRecord } from './file-queries';
import type { FileStore } from './file-store';
import { MEDIA_FOLDER } from './media-names';

const addressSchema = z.object({ name: z.string() });

/**
 * Registers the routes that serve submission files below `/media/`. The files are downloads, never pages of this
 * origin. The published build rejects all users except the admin, including the student who uploaded the file.
 */
export function addFileRoutes(app: FastifyInstance, database: Database, store: FileStore, form: Form): void {
  app.get('/media/', async () => {
    throw forbiddenFile();
  });

  app.get(`${MEDIA_FOLDER}:name`, async (request, reply) => {
    const { name } = addressSchema.parse(request.params);
    const record = await findFile(database, name);
    if (record === undefined || !mayRead(userOf(request), record, form)) {
      throw forbiddenFile();
    }
    const file = await store.read(record.storage_name);
    if (file === undefined) {
      throw notFound();
    }
    return reply
      .headers({
        'content-type': record.content_type,
        'content-length': file.size,
        'content-disposition': `attachment; filename*=UTF-8''${encodeName(record.name)}`,
        'content-security-policy': "default-src 'none'; sandbox",
      })
      .send(file.stream);
  });
}

/**
 * Access for the admin; on the complete form also for the student who uploaded the file, the author of the
 * assignment, and the student's tutor and parent.
 */
function mayRead(viewer: User, record: FileRecord, form: Form): boolean {
  const entitled = [record.student_id, record.author_id, record.tutor_id, record.parent_id];
  return viewer.role === 'admin' || (isComplete(form) && entitled.includes(viewer.id));
}

/** Percent-encodes a name for a header, including characters that are special there. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
