/**
 * What each endpoint of the sandbox returned when the suite was recorded: statuses, fields and their types. The file is
 * written by `npm run drill -- --mutants --observe`. Other platforms may return more, less and other fields.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../config/environment';
import { escapeRegExp } from '../../lib/escape-regexp';

const FILE = path.join(PROJECT_ROOT, 'suite', 'consistency', 'recorded-shapes.json');

/** Types of each field by its path: `results[].title`, `""` for the whole content. A path that ends with `?` may be missing. */
const shapeSchema = z.record(z.string(), z.string());
export type Shape = z.infer<typeof shapeSchema>;

const recordedSchema = z.record(
  z.string(),
  z.object({
    /** Statuses of accepted requests. */
    statuses: z.array(z.number()),
    /** Roles may get different fields: a response must fit one of these. */
    shapes: z.array(shapeSchema),
  }),
);
export type RecordedShapes = z.infer<typeof recordedSchema>;

interface RecordedEndpoint {
  /** With `:id` in place of ids. */
  route: string;
  method: string;
  path: RegExp;
  statuses: readonly number[];
  shapes: readonly Shape[];
}

const ENDPOINTS: readonly RecordedEndpoint[] = Object.entries(
  recordedSchema.parse(JSON.parse(readFileSync(FILE, 'utf8'))),
).map(([place, { statuses, shapes }]) => {
  const [method = '', route = ''] = place.split(' ');
  const pattern = escapeRegExp(route).replace(/:id/g, '\\d+').replace(/:\w+/g, '[^/]+');
  return { method, route, path: new RegExp(`^${pattern}$`), statuses, shapes };
});

/** Returns what was recorded of the endpoint that a request names; undefined for an endpoint that no test reads. */
export function recordedEndpoint(
  method: string,
  path: string,
): Pick<RecordedEndpoint, 'statuses' | 'shapes'> | undefined {
  return ENDPOINTS.find((endpoint) => endpoint.method === method && endpoint.path.test(path));
}

/** Returns the routes of the recorded endpoints with this method. */
export function recordedPaths(method: string): string[] {
  return ENDPOINTS.filter((endpoint) => endpoint.method === method).map(({ route }) => route);
}
