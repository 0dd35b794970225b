/** Calls that were recorded on the platform. The recordings belong to the sandbox; only its files are read. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../suite/config/environment';

const callSchema = z.object({
  method: z.string(),
  path: z.string(),
  status: z.number(),
  request: z.unknown().optional(),
  headers: z.record(z.string(), z.string().nullable()).default({}),
  response: z.unknown().optional(),
});

/** A call with the content type of its response. The response is undefined if it is not JSON. */
type RecordedCall = Omit<z.infer<typeof callSchema>, 'headers'> & { contentType: string };

/** The calls of a recording in order. Omits lines with other content, for instance what a page showed. */
export function recordedCalls(recording: string): RecordedCall[] {
  const file = path.join(PROJECT_ROOT, 'sandbox', 'contract', 'recorded', `${recording}.jsonl`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const { success, data } = callSchema.safeParse(JSON.parse(line));
      if (!success) return [];
      const { headers, response, ...call } = data;
      const isJson = typeof response === 'object' && response !== null;
      const type = headers['content-type'] ?? (isJson ? 'application/json' : '');
      return [{ ...call, contentType: type.split(';', 1)[0] ?? '', response: isJson ? response : undefined }];
    });
}
