/** Compares a response with what the sandbox is recorded to return: status, fields and types. */
import { requestOf } from '../failure/failure';
import { isFields } from '../network/reading';
import { asJson } from '../../lib/json';
import type { Contradiction, ReceivedResponse } from './received';
import { recordedEndpoint, type Shape } from './recorded-shapes';

interface Problem {
  field: string;
  expected: string;
  seen: string;
}

/** @param response of an accepted request */
export function shapeProblems({ method, path, status, text, cacheControl }: ReceivedResponse): Contradiction[] {
  const endpoint = recordedEndpoint(method, path);
  if (endpoint === undefined) return [];
  const request = requestOf(`${method} ${path}`);
  const problems = endpoint.statuses.includes(status)
    ? contentProblems(text, endpoint.shapes)
    : [{ field: 'the status', expected: endpoint.statuses.join(' or ') || 'a refusal', seen: String(status) }];
  // Files of answers carry no such header.
  if (cacheControl === '' && path.startsWith('/api/'))
    problems.push({ field: 'cache-control', expected: 'no-store', seen: 'missing' });
  return problems.map(({ field, expected, seen }) => ({
    sentence: `${request.method} ${request.path}: ${field} is ${seen} instead of ${expected}`,
    failure: { code: 'not-as-agreed', request, status, control: { kind: 'value', names: [field] }, expected, seen },
  }));
}

/** The problems with the shape that fits best: the one of this role has most of the fields that the response has. */
function contentProblems(text: string, shapes: readonly Shape[]): Problem[] {
  const content = asJson(text);
  if (content === undefined || shapes.length === 0) return [];
  const paths = new Set(pathsIn(content));
  const all = shapes.map((shape) => {
    const problems = problemsWith(content, shape);
    const unlisted = [...paths].filter((path) => !(path in shape) && !(`${path}?` in shape)).length;
    return { problems, distance: problems.length + unlisted };
  });
  return all.reduce((one, other) => (other.distance < one.distance ? other : one)).problems.slice(0, 3);
}

/** The path of each field, as in a shape. */
function pathsIn(content: unknown, path = ''): string[] {
  if (Array.isArray(content)) return [path, ...content.flatMap((entry) => pathsIn(entry, `${path}[]`))];
  if (!isFields(content)) return [path];
  return [
    path,
    ...Object.entries(content).flatMap(([field, value]) => pathsIn(value, path === '' ? field : `${path}.${field}`)),
  ];
}

function problemsWith(content: unknown, shape: Shape): Problem[] {
  return Object.entries(shape).flatMap(([entry, types]) => {
    const isOptional = entry.endsWith('?');
    const field = isOptional ? entry.slice(0, -1) : entry;
    const expected = types.split('|');
    // Nothing but null was recorded, so the type of other values is not known.
    const isKnown = types !== '' && types !== 'null';
    const found = valuesAt(content, field);
    const wrong = found.flatMap((value) =>
      value === undefined ? (isOptional ? [] : ['missing']) : isKnown && !fits(value, expected) ? [typeOf(value)] : [],
    );
    return wrong
      .slice(0, 1)
      .map((seen) => ({ field: field === '' ? 'the content' : field, expected: expected.join(' or '), seen }));
  });
}

/** The values with this path; undefined for each object that lacks the field. */
function valuesAt(content: unknown, path: string): unknown[] {
  const steps = path.split(/\.|(?=\[\])/).filter(Boolean);
  return steps.reduce<unknown[]>(
    (found, step) =>
      found.flatMap((value) =>
        step === '[]' ? (Array.isArray(value) ? (value as unknown[]) : []) : isFields(value) ? [value[step]] : [],
      ),
    [content],
  );
}

function fits(value: unknown, expected: readonly string[]): boolean {
  const type = typeOf(value);
  // A moment is a text, too. An empty text and an empty list have no recorded type.
  return expected.includes(type) || (type === 'date' && expected.includes('string'));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return isInstant(value) ? 'date' : 'string';
  return typeof value;
}

/** Without a zone a moment means another instant to each reader. */
function isInstant(value: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value) && !Number.isNaN(Date.parse(value))
  );
}
