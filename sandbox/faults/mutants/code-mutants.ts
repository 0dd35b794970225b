/** The mutants of the code, from the lists of sites that the build wrote. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SwitchedMutant } from './mutant';
import { mutantName, siteKey, type Site } from './operators';

/** @throws Error if the program was not built by `vite.server.config.ts` and `vite.web.config.ts` */
export function codeMutants(family: Site['family']): SwitchedMutant[] {
  const file = join(dirname(fileURLToPath(import.meta.url)), '..', `${family}-sites.json`);
  const sites = JSON.parse(readFileSync(file, 'utf8')) as Site[];
  return sites.flatMap((site) =>
    site.operators.map((operator): SwitchedMutant => ({
      name: mutantName(site, operator),
      family,
      place: site.file,
      operator,
      changes: `line ${site.line}, ${operator}: ${site.code}`,
      reachedBy: [siteKey(site)],
      excluded: site.excluded[operator] ?? null,
      activation: { kind: 'code', active: { site: siteKey(site), operator } },
    })),
  );
}
