/** Sends recorded calls to a sandbox, with dates moved to today and passwords filled in. */
import type { RecordedResponse } from './compare';
import type { Call } from './recordings';

/** Passwords of the reference accounts, from the sandbox's README. */
const PASSWORDS: Readonly<Record<string, string>> = {
  'admin@test.com': 'admin123',
  'tutor1@test.com': 'test',
  'parent1@test.com': 'test',
};

const EMAILS: Readonly<Record<string, string>> = {
  admin: 'admin@test.com',
  teacher: 'ivan.petrov@tutoring.com',
  student: 'anna.ivanova@student.com',
  secondStudent: 'dmitry.smirnov@student.com',
  tutor: 'tutor1@test.com',
  parent: 'parent1@test.com',
};

/** Time of the recordings. */
const RECORDED_AT = Date.parse('2026-11-25T20:30:00.000Z');

/** The one file that was sent, and the program that was sent in its place. */
const FILES = {
  usual: { name: 'Решение задач.txt', text: 'x = 2' },
  program: { name: 'program.exe', text: 'MZ\u0090' },
} as const;

/** A client that replays recordings against one sandbox. */
export class Replay {
  readonly #tokens = new Map<string, string>();
  readonly #shift = Date.now() - RECORDED_AT;
  #clients = 0;

  constructor(private readonly url: string) {}

  /** Sends a recorded call. A user's token stays that of the last sign-in, even after it was renewed. */
  async send(call: Call): Promise<RecordedResponse> {
    const isSignIn = call.path === '/api/auth/login/';
    const response = await this.#fetch(call.method, call.path, {
      body: this.#bodyOf(call),
      token:
        isSignIn || call.who === 'nobody'
          ? undefined
          : call.note.startsWith('invalid token')
            ? 'f'.repeat(40)
            : await this.#token(call.who),
      // The recorded client accepted only JSON in `api`, and anything in the recording with files. Pages are requested
      // as pages.
      accept: call.id.startsWith('api:') && call.path.startsWith('/api/') ? 'application/json' : '*/*',
    });
    if (isSignIn && response.status === 200) this.#tokens.set(call.who, tokenIn(response.body));
    return response;
  }

  /** Sends a request that no recording contains. Without `address`, all such requests share one client address. */
  async ask(
    who: string,
    method: string,
    path: string,
    body?: object,
    address = '10.9.9.9',
  ): Promise<RecordedResponse & { headers: Headers }> {
    const token = who === 'nobody' ? undefined : await this.#token(who);
    return this.#fetch(method, path, { body: json(body), token, accept: 'application/json', address });
  }

  /** Sends a number of parallel GET requests to one path and counts the responses by status. */
  async atOnce(
    times: number,
    who: string,
    path: string,
  ): Promise<{ statuses: Record<number, number>; retryAfter: boolean; seconds: number }> {
    const token = await this.#token(who);
    const start = performance.now();
    const answers = await Promise.all(
      Array.from({ length: times }, () => this.#fetch('GET', path, { token, accept: '*/*' })),
    );
    const statuses: Record<number, number> = {};
    for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
    return {
      statuses,
      retryAfter: answers.some(({ headers }) => headers.has('retry-after')),
      seconds: (performance.now() - start) / 1000,
    };
  }

  async #token(who: string): Promise<string> {
    const known = this.#tokens.get(who);
    if (known !== undefined) return known;
    const token = tokenIn(
      (await this.#fetch('POST', '/api/auth/login/', { body: credentialsOf(who), accept: '*/*' })).body,
    );
    this.#tokens.set(who, token);
    return token;
  }

  #bodyOf({ request, note, id, method, path, who }: Call): { body: string | FormData; json: boolean } | undefined {
    // The recording of the pages does not contain their request bodies.
    if (request === undefined && path === '/api/auth/login/') return credentialsOf(who);
    if (request === undefined || request === null || method === 'GET') return undefined;
    if (typeof request === 'string' && request.startsWith('multipart'))
      return { body: formOf(request, note, id), json: false };
    if (typeof request === 'string') return { body: request, json: true };
    const text = JSON.stringify(request, (_key, value: unknown) => this.#today(value));
    const email = typeof request === 'object' && 'email' in request ? String(request.email) : '';
    return { body: text.replaceAll('<password>', PASSWORDS[email] ?? 'password123'), json: true };
  }

  #today(value: unknown): unknown {
    const isTime = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value);
    return isTime ? new Date(Date.parse(value) + this.#shift).toISOString() : value;
  }

  async #fetch(
    method: string,
    path: string,
    how: {
      body?: { body: string | FormData; json: boolean } | undefined;
      token?: string | undefined;
      accept: string;
      address?: string;
    },
  ): Promise<RecordedResponse & { headers: Headers }> {
    // Each request has its own client address: the complete form limits sign-ins to five a minute per address.
    const headers = new Headers({
      accept: how.accept,
      'x-forwarded-for': how.address ?? `10.1.${(this.#clients += 1) >> 8}.${this.#clients & 255}`,
    });
    if (how.token !== undefined) headers.set('authorization', `Token ${how.token}`);
    if (how.body?.json === true) headers.set('content-type', 'application/json');
    const response = await fetch(new URL(path, this.url), { method, headers, body: how.body?.body ?? null });
    const text = await response.text();
    return {
      status: response.status,
      contentType: response.headers.get('content-type')?.split(';')[0] ?? '',
      body: parsed(text),
      headers: response.headers,
    };
  }
}

function credentialsOf(who: string): { body: string; json: boolean } | undefined {
  const email = EMAILS[who] ?? '';
  return json({ email, password: PASSWORDS[email] ?? 'password123' });
}

function json(body: object | undefined): { body: string; json: boolean } | undefined {
  return body === undefined ? undefined : { body: JSON.stringify(body), json: true };
}

/** `multipart assignment,content,file`, or only `multipart`: content, and a file if the note mentions one. */
function formOf(request: string, note: string, id: string): FormData {
  const named = request.slice('multipart'.length).trim();
  const fields = named === '' ? (note.includes('with file') ? ['content', 'file'] : ['content']) : named.split(',');
  const file = note.includes('.exe') ? FILES.program : FILES.usual;
  const form = new FormData();
  for (const field of fields) {
    if (field === 'assignment') form.set(field, '1');
    if (field === 'content') form.set(field, `ответ ${id}`);
    if (field === 'file') form.set(field, new Blob([file.text]), file.name);
  }
  return form;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tokenIn(body: unknown): string {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined;
  const token = typeof data === 'object' && data !== null && 'token' in data ? data.token : undefined;
  if (typeof token !== 'string') throw new Error(`The sandbox did not sign in: ${JSON.stringify(body)}`);
  return token;
}
