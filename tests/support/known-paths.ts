/** The list of API paths that were recorded on the platform or are in its documents, and the look-up of unknown paths. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../suite/config/environment';
import type { NamedPath } from './api-paths';
import { expansionsOf, type Expansion } from './path-pattern';

const knownPathSchema = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  /** Object ids as `:id`, a stored file as `:file`. */
  path: z.string().regex(/^\/(?:api|media)\/(?:[\w\-:]+\/)*(?::file)?$/),
  /** `none`: no build has it, and a case asks for it to see how the platform refuses. */
  source: z.enum(['recorded', 'documented', 'none']),
  /** The recorded response, where the path is documented, or which case asks for it. */
  note: z.string().min(1),
  /** A page requests it, and the platform does not have it: the suite may name it in a report, and must not request it. */
  missing: z.literal(true).optional(),
});
export type KnownPath = z.infer<typeof knownPathSchema>;

export function knownPaths(): KnownPath[] {
  return z
    .array(knownPathSchema)
    .parse(JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'tests/contract/known-paths.json'), 'utf8')));
}

/**
 * The part of a named path that is not in the list, as a sentence with file, line and path; undefined if the list has
 * all of it.
 */
export function unknownIn(named: NamedPath, known: readonly KnownPath[]): string | undefined {
  const place = `${named.file}:${named.line}`;
  const methods = named.methods === undefined ? '' : `${named.methods.join(' or ')} `;
  const fitting = known.filter(({ method }) => named.methods?.includes(method) ?? true);
  if (named.kind === 'path')
    return fitting.some((one) => one.missing === undefined && one.path === slashed(named.path))
      ? undefined
      : `${place} ${methods}${named.path}`;
  const expansions = expansionsOf(named.path).filter(({ text }) => /\/(?:api|media)(?:\/|$)/.test(text));
  const met = expansions.filter((expansion) => fitting.some((one) => matches(expansion, one)));
  const used = new Set(met.flatMap(({ options }) => [...options]));
  const unused = new Set(expansions.flatMap(({ options }) => [...options]).filter((option) => !used.has(option)));
  const names = [...unused].map((option) => option.replace(/^\d+:/, ''));
  return unused.size === 0
    ? undefined
    : `${place} ${methods}${named.path}: nothing known is matched by ${names.join(', ')}`;
}

function slashed(named: string): string {
  return named.endsWith('/') ? named : `${named}/`;
}

function matches({ text, open }: Expansion, { method, path: knownPath }: KnownPath): boolean {
  const [, asked = method, wanted = ''] = /^(?:([A-Z]+|:any) )?(.*)$/.exec(text) ?? [];
  if (asked !== ':any' && asked !== method) return false;
  const form = new RegExp(`^${slashedUnlessOpen(wanted, open).replaceAll(':any', '[\\w-]+')}${open ? '' : '$'}`);
  return form.test(knownPath);
}

function slashedUnlessOpen(wanted: string, open: boolean): string {
  return open ? wanted : slashed(wanted);
}
