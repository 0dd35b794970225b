import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound } from './refusals';

const idSchema = z.object({ id: z.string().regex(/^\d{1,15}$/) }).transform((values) => Number(values.id));

/** Returns the `<id>` of the path. @throws Refusal 404 if it is not a number. */
export function idFromAddress(request: FastifyRequest): number {
  const parsed = idSchema.safeParse(request.params);
  if (!parsed.success) {
    throw notFound();
  }
  return parsed.data;
}

/**
 * Returns one query parameter, trimmed; undefined if it is missing or blank. If it is repeated, the last value is
 * used.
 */
export function queryValue(request: FastifyRequest, name: string): string | undefined {
  const value = z.record(z.string(), z.unknown()).safeParse(request.query).data?.[name];
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  const text = typeof last === 'string' ? last.trim() : '';
  return text === '' ? undefined : text;
}
