import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound } from './refusals';

const idSchema = z.object({ id: z.string().regex(/^\d{1,15}$/) }).transform((values) => Number(values.id));

/** The `<id>` of the address. @throws Refusal 404 when it is no number. */
export function idFromAddress(request: FastifyRequest): number {
  const parsed = idSchema.safeParse(request.params);
  if (!parsed.success) {
    throw notFound();
  }
  return parsed.data;
}

/** One value of the query string, trimmed; undefined when it is missing or blank. Of repeated ones, the last counts. */
export function queryValue(request: FastifyRequest, name: string): string | undefined {
  const value = z.record(z.string(), z.unknown()).safeParse(request.query).data?.[name];
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  const text = typeof last === 'string' ? last.trim() : '';
  return text === '' ? undefined : text;
}
