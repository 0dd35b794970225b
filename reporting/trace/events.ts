/** Schemas of the lines of a Playwright trace that the suite reads. Other lines are ignored. */
import { z } from 'zod';
import { asJson } from '../../lib/json';

const frame = z.object({ file: z.string(), line: z.number() });
const errorSchema = z.object({ message: z.string() });

const contextOptions = z.object({
  type: z.literal('context-options'),
  wallTime: z.number(),
  monotonicTime: z.number(),
  title: z.string().optional(),
  browserName: z.string().optional(),
  testTimeout: z.number().optional(),
  options: z
    .object({ baseURL: z.string().optional(), timezoneId: z.string().optional(), locale: z.string().optional() })
    .optional(),
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })).optional(),
});
const before = z.object({
  type: z.literal('before'),
  callId: z.string(),
  parentId: z.string().optional(),
  startTime: z.number(),
  method: z.string(),
  title: z.string().optional(),
  subtitle: z.string().optional(),
  stack: z.array(frame).optional(),
});
const after = z.object({
  type: z.literal('after'),
  callId: z.string(),
  endTime: z.number(),
  error: errorSchema.optional(),
  attachments: z.array(z.object({ name: z.string(), file: z.string().optional() })).optional(),
});
const failed = z.object({ type: z.literal('error'), message: z.string(), stack: z.array(frame).optional() });
const event = z.object({ type: z.literal('event'), time: z.number(), method: z.string(), params: z.unknown() });
const said = z.object({ type: z.literal('console'), time: z.number(), messageType: z.string(), text: z.string() });
const resource = z.object({
  type: z.literal('resource-snapshot'),
  snapshot: z.object({
    _monotonicTime: z.number().optional(),
    _resourceType: z.string().optional(),
    time: z.number(),
    request: z.object({ method: z.string(), url: z.string() }),
    response: z.object({
      status: z.number(),
      headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
      content: z.object({ _file: z.string().optional() }).optional(),
      _failureText: z.string().optional(),
    }),
  }),
});

const frameSnapshot = z.object({
  type: z.literal('frame-snapshot'),
  snapshot: z.object({
    pageId: z.string(),
    frameId: z.string(),
    frameUrl: z.string(),
    html: z.unknown(),
    timestamp: z.number(),
    isMainFrame: z.boolean(),
  }),
});

const line = z.discriminatedUnion('type', [
  contextOptions,
  before,
  after,
  failed,
  event,
  said,
  resource,
  frameSnapshot,
]);
export type TraceLine = z.infer<typeof line>;

/** Playwright's event for an uncaught error of a page. */
export const pageErrorSchema = z.object({ error: z.object({ error: z.object({ message: z.string() }) }) });

/** Returns the lines of one member of a trace. Ignores lines that cannot be parsed, as the trace viewer does. */
export function linesOf(text: string): TraceLine[] {
  return text
    .split('\n')
    .filter(Boolean)
    .flatMap((raw) => line.safeParse(asJson(raw)).data ?? []);
}
