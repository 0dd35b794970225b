/** The texts and numbers that the platform's API returned to the pages of a test. */
import { asJson } from '../../lib/json';
import type { RecordedRequest } from './trace';

/** A value of a response. */
export interface ResponseValue {
  /** `GET /api/assignments/17/` */
  readonly request: string;
  /** `results[0].feedback` */
  readonly field: string;
  readonly text: string;
}

/** Responses that are read, the last ones before the failure: bodies are long. */
const MAX_RESPONSES = 40;
const MAX_VALUES = 20_000;

/** Returns the values of the responses before a time, those of the last response first. */
export function responseValues(requests: readonly RecordedRequest[], before: number): ResponseValue[] {
  const values: ResponseValue[] = [];
  const read = requests.filter(
    ({ at, status, url }) => at <= before && status >= 200 && status < 300 && url.pathname.startsWith('/api/'),
  );
  for (const exchange of read.slice(-MAX_RESPONSES).reverse()) {
    const request = `${exchange.method} ${exchange.url.pathname}`;
    for (const [field, text] of leavesOf(asJson(exchange.body()), '')) {
      if (values.length >= MAX_VALUES) return values;
      values.push({ request, field, text });
    }
  }
  return values;
}

function* leavesOf(content: unknown, field: string): Generator<[string, string]> {
  if (typeof content === 'string' || typeof content === 'number') yield [field, String(content)];
  else if (Array.isArray(content))
    for (const [index, one] of content.entries()) yield* leavesOf(one, `${field}[${index}]`);
  else if (typeof content === 'object' && content !== null)
    for (const [name, one] of Object.entries(content)) yield* leavesOf(one, field === '' ? name : `${field}.${name}`);
}
