/** The platform's recorded responses, read from the sandbox's contract. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The recordings that are sequences of calls. `pages` was recorded with data that the sandbox does not have. */
export const RECORDINGS = ['api', 'answers-and-files', 'forms', 'pages'] as const;
export type Recording = (typeof RECORDINGS)[number];

/** One recorded call. */
export interface Call {
  /** `api:271`: the recording and the line. */
  readonly id: string;
  readonly who: string;
  readonly note: string;
  readonly method: string;
  readonly path: string;
  readonly request: unknown;
  readonly status: number;
  /** Undefined if it was not recorded. */
  readonly contentType: string | undefined;
  /** Undefined if it was not recorded or is not JSON. */
  readonly response: unknown;
}

const lineSchema = z.object({
  who: z.string().optional(),
  role: z.string().optional(),
  note: z.string().nullish(),
  act: z.string().optional(),
  page: z.string().optional(),
  method: z.string(),
  path: z.string(),
  request: z.unknown().optional(),
  status: z.number(),
  headers: z.record(z.string(), z.string().nullable()).optional(),
  response: z.unknown().optional(),
});

/** The calls of a recording in order. Omits lines with other content, for instance what a page showed. */
export function callsOf(recording: Recording): Call[] {
  const file = new URL(`../../contract/recorded/${recording}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.flatMap((line, index) => {
    const parsed = lineSchema.safeParse(JSON.parse(line));
    if (!parsed.success) return [];
    const { method, path: address, request, status, headers, response } = parsed.data;
    const who =
      parsed.data.who ??
      parsed.data.role ??
      (parsed.data.note?.startsWith('old token') === true ? 'student' : 'nobody');
    const contentType = headers?.['content-type'] ?? undefined;
    const html = typeof response === 'string' && response.startsWith('HTML page');
    const type =
      contentType ??
      (html ? 'text/html' : typeof response === 'object' && response !== null ? 'application/json' : undefined);
    return [
      {
        id: `${recording}:${index + 1}`,
        who,
        note: parsed.data.note ?? parsed.data.page ?? parsed.data.act ?? '',
        method,
        path: address,
        request,
        status,
        contentType: type?.split(';')[0],
        response: typeof response === 'object' && response !== null ? response : undefined,
      },
    ];
  });
}

/** Whether a call matches `api:271`, `api:308-313`, or a method and a path pattern. */
export function isMeant(call: Pick<Call, 'id' | 'method' | 'path'>, pattern: string): boolean {
  const range = /^([\w-]+):(\d+)(?:-(\d+))?$/.exec(pattern);
  if (range !== null) {
    const [, recording, first, last = first] = range;
    const [own, line] = call.id.split(':');
    return own === recording && Number(line) >= Number(first) && Number(line) <= Number(last);
  }
  const [method = '', address = ''] = pattern.split(' ');
  const expression = address
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return call.method === method && new RegExp(`^${expression}$`).test(call.path.split('?')[0] ?? '');
}
