import { Transform } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import type { CreatedSubmission, Submission } from '../contract/assignments';
import type { Fault } from './fault';
import { askedFile, PLACES, sentAnswer } from './places';
import type { FaultHooks } from './fault-hooks';

const { file: FILE, send: SEND } = PLACES;

const FILE_LIMIT_TEST = 'S7 a file just under 50 MB is taken, and a file of several megabytes comes back whole';
const ENDINGS_TEST = 'S7 a file whose ending is written in capitals or otherwise is taken and served as what it is';
const SCRIPT_TEST = 'S7 a page or a picture with scripts is refused, or served for saving only';

/** Changes the stored name of the file of a new version. */
function rename(hooks: FaultHooks, change: (name: string) => string): void {
  hooks.answers<Submission | CreatedSubmission>(SEND, async (sent, context) => {
    const { versionId } = await sentAnswer(hooks, sent, context);
    const file = await hooks.database
      .selectFrom('files')
      .selectAll()
      .where('version_id', '=', versionId)
      .executeTakeFirst();
    if (file === undefined) return;
    const name = change(file.name);
    if ('file_name' in sent) sent.file_name = name;
    await hooks.database.updateTable('files').set({ name }).where('id', '=', file.id).execute();
  });
}

/** Makes every upload pass the checks of its name and its content. */
function acceptPrograms(hooks: FaultHooks): void {
  hooks.before(SEND, ({ request }) => {
    const parts = request.parts.bind(request);
    request.parts = async function* (options) {
      for await (const part of parts(options)) yield part.type === 'file' ? disguised(part) : part;
    } as typeof request.parts;
  });
  rename(hooks, (name) => name.replace(/\.disguised$/, ''));
}

/** Refuses uploads with such a name. */
function refuseNames(hooks: FaultHooks, names: RegExp): void {
  hooks.before(SEND, ({ request }) => {
    const parts = request.parts.bind(request);
    request.parts = async function* (options) {
      for await (const part of parts(options)) {
        if (part.type === 'file' && names.test(part.filename)) part.filename = `${part.filename}.exe`;
        yield part;
      }
    } as typeof request.parts;
  });
}

/** Returns the same upload with a harmless name and with first bytes that do not match an executable. */
function disguised(part: MultipartFile): MultipartFile {
  const other = new Transform({ transform: (chunk: Buffer, _encoding, done) => done(null, chunk) });
  other.write('<b>');
  return Object.assign(part, {
    filename: `${part.filename}.disguised`,
    file: Object.assign(part.file.pipe(other), { truncated: false }),
  });
}

/** Faults in the files of submissions. */
export const FILE_FAULTS: readonly Fault[] = [
  {
    id: 'file-truncated',
    breaks: 'the last bytes of every file are missing when it is handed out',
    detectedBy: ['S3.d'],
    inject: (hooks) => hooks.bytes(FILE, (bytes) => bytes.subarray(0, -3)),
  },
  {
    id: 'text-served-as-page',
    breaks: 'every file is sent as an HTML page',
    detectedBy: ['S3.d'],
    inject: (hooks) =>
      hooks.leaving(FILE, ({ reply }) => void reply.header('content-type', 'text/html; charset=utf-8')),
  },
  {
    id: 'file-one-byte-changed',
    breaks: 'one byte of every file is another',
    detectedBy: ['4.6'],
    inject: (hooks) =>
      hooks.bytes(FILE, (bytes) => {
        bytes[bytes.length - 2] = (bytes[bytes.length - 2] ?? 0) ^ 1;
        return bytes;
      }),
  },
  {
    id: 'file-of-another',
    breaks: 'whoever asks for a file is given the one that was stored before it',
    detectedBy: ['3.10'],
    inject: (hooks) =>
      hooks.bytes(FILE, async (bytes, context) => {
        const asked = await askedFile(hooks, context);
        const before = await hooks.database
          .selectFrom('files')
          .selectAll()
          .where('id', '=', (asked?.id ?? 0) - 1)
          .executeTakeFirst();
        const file = before === undefined ? undefined : await hooks.store.read(before.storage_name);
        return file === undefined ? bytes : Buffer.concat((await file.stream.toArray()) as Buffer[]);
      }),
  },
  {
    id: 'file-by-name',
    breaks: 'of several files of one name all hand out the newest',
    detectedBy: ['S7.d'],
    inject: (hooks) =>
      hooks.bytes(FILE, async (bytes, context) => {
        const asked = await askedFile(hooks, context);
        const all = await hooks.database.selectFrom('files').selectAll().orderBy('id', 'desc').execute();
        const newest = all.find((file) => file.name === asked?.name);
        const file = newest === undefined ? undefined : await hooks.store.read(newest.storage_name);
        return file === undefined ? bytes : Buffer.concat((await file.stream.toArray()) as Buffer[]);
      }),
  },
  {
    id: 'file-name-mangled',
    breaks: 'letters other than Latin ones are lost from the names of files',
    detectedBy: ['S7.c'],
    inject: (hooks) => rename(hooks, (name) => name.replace(/[^\x20-\x7e]/g, '_')),
  },
  {
    id: 'plus-in-file-name-lost',
    breaks: 'a plus sign in the name of a file becomes a space',
    detectedBy: ['S7.c'],
    inject: (hooks) => rename(hooks, (name) => name.replaceAll('+', ' ')),
  },
  {
    id: 'file-name-generic',
    breaks: 'every file is stored under the same name',
    detectedBy: ['4.5'],
    inject: (hooks) => rename(hooks, () => 'file.bin'),
  },
  {
    id: 'picture-not-shown',
    breaks: 'the page cannot show the pictures of an answer',
    detectedBy: ['7.6'],
    inject: (hooks) =>
      hooks.page(() => {
        const create = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (what) =>
          what instanceof Blob && what.type.startsWith('image/') ? 'data:image/png;base64,AAAA' : create(what);
      }),
  },
  {
    id: 'file-limit-too-low',
    breaks: 'the server refuses files of more than 5 MB',
    detectedBy: [FILE_LIMIT_TEST],
    inject: (hooks) =>
      hooks.stub(SEND, ({ request }) =>
        Number(request.headers['content-length']) > 5 * 1024 * 1024
          ? { status: 413, body: { file: ['Файл слишком большой.'] } }
          : undefined,
      ),
  },
  {
    id: 'file-cut-when-large',
    breaks: 'of a large file only the first megabyte is handed out',
    detectedBy: [FILE_LIMIT_TEST],
    inject: (hooks) => hooks.bytes(FILE, (bytes) => bytes.subarray(0, 1024 * 1024)),
  },
  {
    id: 'page-served-as-page',
    breaks: 'a page that a student sends is handed out as a page of this origin',
    detectedBy: [SCRIPT_TEST],
    inject: (hooks) =>
      hooks.leaving(FILE, ({ request, reply }) => {
        if (request.url.endsWith('.html')) void reply.header('content-type', 'text/html');
      }),
  },
  {
    id: 'picture-opened-inline',
    breaks: 'the browser is told to open every file in a page instead of saving it',
    detectedBy: [SCRIPT_TEST],
    inject: (hooks) => hooks.leaving(FILE, ({ reply }) => void reply.header('content-disposition', 'inline')),
  },
  {
    id: 'type-may-be-guessed',
    breaks: 'browsers may guess the type of a file from its content',
    detectedBy: [SCRIPT_TEST],
    inject: (hooks) => hooks.leaving(FILE, ({ reply }) => void reply.removeHeader('x-content-type-options')),
  },
  {
    id: 'file-too-large-accepted',
    breaks: 'the server takes files of more than 50 MB',
    detectedBy: ['7.13'],
    inject: (hooks) =>
      hooks.before(SEND, async ({ request }) => {
        if (Number(request.headers['content-length']) <= 50 * 1024 * 1024) return;
        const chunks: Buffer[] = [];
        for await (const chunk of request.raw) chunks.push(chunk as Buffer);
        const assignment = /name="assignment"\r\n\r\n(\d+)/.exec(Buffer.concat(chunks).toString('latin1'))?.[1];
        Object.assign(request, { isMultipart: () => false, body: { assignment, content: 'lecture.pdf' } });
      }),
  },
  {
    id: 'program-served-as-page',
    breaks: 'programs are taken, and handed out as a page of this origin',
    detectedBy: ['S7.b'],
    inject: (hooks) => {
      acceptPrograms(hooks);
      hooks.leaving(FILE, ({ reply }) => {
        if (!String(reply.getHeader('content-disposition')).endsWith('.exe')) return;
        void reply
          .headers({ 'content-type': 'text/html', 'content-disposition': 'inline' })
          .removeHeader('content-security-policy');
      });
    },
  },
  {
    id: 'empty-file-filled',
    breaks: 'an empty file is taken and handed out with bytes that nobody sent',
    detectedBy: ['S7.a'],
    inject: acceptPrograms,
  },
  {
    id: 'ending-in-capitals-refused',
    breaks: 'a file whose ending is written in capitals is refused',
    detectedBy: [ENDINGS_TEST],
    inject: (hooks) => refuseNames(hooks, /\.[A-Z]+$/),
  },
  {
    id: 'doc-refused',
    breaks: 'a file of the ending .doc is refused',
    detectedBy: [ENDINGS_TEST],
    inject: (hooks) => refuseNames(hooks, /\.doc$/),
  },
];
