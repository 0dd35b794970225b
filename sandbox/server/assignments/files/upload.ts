import type { FastifyRequest } from 'fastify';
import type { MultipartFile } from '@fastify/multipart';
import { z } from 'zod';
import { identifier, readBody, text } from '../../http/fields';
import { badRequest, invalidFields, Refusal } from '../../http/refusals';
import { bareName, beginsLikeProgram, hasExecutableName } from './file-kinds';
import type { FileStore, StagedFile } from './file-store';

/** Maximum size of a submission file, in bytes. */
export const LARGEST_FILE_BYTES = 50 * 1024 * 1024;

/** Request size at which the proxy before the published build rejects a request; the build itself has no limit. */
const LARGEST_REQUEST_BYTES = 200 * 1024 * 1024;

/** Inputs that the published build accepts and a complete one rejects. */
export interface Leniency {
  programs: boolean;
  anySize: boolean;
}

const MAX_ANSWER_LENGTH = 100_000;
const MAX_NAME_LENGTH = 255;
const EXECUTABLE = 'Исполняемые файлы не принимаются.';

/** Size limit of a text field in bytes: enough for the longest submission in Cyrillic. */
const FIELD_BYTES = 4 * MAX_ANSWER_LENGTH;

/** Time limit for reading the rest of a rejected upload, in milliseconds. */
const DRAIN_MS = 60_000;

/** The parts of a request: the assignment if the body names it, the text, and the file in the staging folder. */
export interface Upload {
  assignment: number | null;
  content: string;
  file: { staged: StagedFile; name: string } | null;
}

const textOnlySchema = z.object({ assignment: identifier().optional(), content: text(MAX_ANSWER_LENGTH).optional() });

/**
 * Reads a submission from a form with `assignment`, `content` and `file`, or from JSON without a file. A rejected
 * upload is still read to its end: a client that is disconnected while sending reports a broken connection instead of
 * the reason.
 * @throws Refusal 400 or 413; the upload is removed then.
 */
export async function receiveUpload(request: FastifyRequest, store: FileStore, lenient: Leniency): Promise<Upload> {
  if (!request.isMultipart()) {
    const { assignment = null, content = '' } = readBody(textOnlySchema, request.body);
    return { assignment, content, file: null };
  }
  const upload: Upload = { assignment: null, content: '', file: null };
  try {
    let refusal: Refusal | undefined;
    for await (const part of parts(request, lenient)) {
      try {
        if (part.type === 'file') {
          await receiveFile(part, upload, store, !lenient.programs);
        } else if (part.fieldname === 'content') {
          upload.content = readContent(part.value, part.valueTruncated === true);
        } else if (part.fieldname === 'assignment') {
          upload.assignment = readBody(textOnlySchema, { assignment: part.value }).assignment ?? null;
        }
      } catch (error) {
        if (!(error instanceof Refusal)) {
          throw error;
        }
        refusal ??= error;
      }
    }
    if (refusal !== undefined) {
      throw refusal;
    }
    return upload;
  } catch (error) {
    await drain(request);
    if (upload.file !== null) {
      await store.discard(upload.file.staged);
    }
    throw error instanceof Refusal || isOfTheDisk(error) ? error : badRequest('Запрос не удалось разобрать.');
  }
}

/** Distinguishes disk errors, which are the server's own, from a form that is malformed or interrupted. */
function isOfTheDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

function parts(request: FastifyRequest, { anySize }: Leniency): ReturnType<FastifyRequest['parts']> {
  return request.parts({
    limits: {
      fileSize: anySize ? LARGEST_REQUEST_BYTES : LARGEST_FILE_BYTES,
      fieldSize: FIELD_BYTES,
      files: 10,
      fields: 50,
      parts: 60,
    },
  });
}

function readContent(value: unknown, truncated: boolean): string {
  if (truncated) {
    throw invalidFields({ content: [`Убедитесь, что это поле содержит не более ${MAX_ANSWER_LENGTH} символов.`] });
  }
  return readBody(textOnlySchema, { content: value }).content ?? '';
}

async function receiveFile(part: MultipartFile, upload: Upload, store: FileStore, picky: boolean): Promise<void> {
  // An empty file field arrives as a part without a name, which the parser leaves undefined.
  const name = bareName(part.filename);
  if (part.fieldname !== 'file' || name === '') {
    await skip(part);
    return;
  }
  const objection =
    objectionToName(name, picky) ?? (upload.file === null ? undefined : 'Можно приложить только один файл.');
  if (objection !== undefined) {
    await skip(part);
    throw invalidFields({ file: [objection] });
  }
  const staged = await store.stage(part.file);
  const refusal = part.file.truncated
    ? new Refusal(413, { file: ['Файл слишком большой. Максимальный размер: 50 МБ.'] })
    : refusalOfContent(staged, picky);
  if (refusal !== undefined) {
    await store.discard(staged);
    throw refusal;
  }
  upload.file = { staged, name };
}

function objectionToName(name: string, picky: boolean): string | undefined {
  if (name.length > MAX_NAME_LENGTH) {
    return `Имя файла длиннее ${MAX_NAME_LENGTH} символов.`;
  }
  return picky && hasExecutableName(name) ? EXECUTABLE : undefined;
}

function refusalOfContent(staged: StagedFile, picky: boolean): Refusal | undefined {
  if (staged.size === 0) {
    return invalidFields({ file: ['Файл пуст.'] });
  }
  return picky && beginsLikeProgram(staged.beginning) ? invalidFields({ file: [EXECUTABLE] }) : undefined;
}

async function skip(part: MultipartFile): Promise<void> {
  for await (const _chunk of part.file) {
    // Only the end of the stream is needed.
  }
}

/** Reads the rest of a request, so that the response reaches clients that read it only after sending. */
export async function drain(request: FastifyRequest): Promise<void> {
  const { raw } = request;
  if (raw.readableEnded || raw.destroyed) {
    return;
  }
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, DRAIN_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    raw.once('end', done);
    raw.once('close', done);
    raw.once('error', done);
    raw.resume();
  });
}
