/** Build step of the mutants' sandbox: rewrites the sources of one part, and writes the list of its sites. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Site } from '../operators';
import { rewrite, SWITCHES } from './rewrite';

const SANDBOX = fileURLToPath(new URL('../../../', import.meta.url));
const RUNTIME = path.join(SANDBOX, 'faults/mutants/runtime/switches.ts');

/** Which files a family rewrites, and how they are named: relative to this folder. */
const PARTS = {
  rules: { sources: 'server/', namedFrom: '' },
  page: { sources: 'web/src/', namedFrom: 'web/src/' },
} as const;

/**
 * @param family server or page
 * @param siteFile file for the list of sites
 */
export function mutantSwitches(family: Site['family'], siteFile: string): Plugin {
  const sites = new Map<string, Site[]>();
  const { sources, namedFrom } = PARTS[family];
  return {
    name: `mutant-switches-${family}`,
    enforce: 'pre',
    transform(code, id) {
      const [file = ''] = id.split('?', 1);
      const inSandbox = path.relative(SANDBOX, file).split(path.sep).join('/');
      if (!inSandbox.startsWith(sources) || !/\.tsx?$/.test(file)) return null;
      const name = inSandbox.slice(namedFrom.length);
      const rewritten = rewrite(family, name, code);
      sites.set(name, rewritten.sites);
      return { code: `import * as ${SWITCHES} from ${JSON.stringify(RUNTIME)};\n${rewritten.text}`, map: null };
    },
    closeBundle() {
      mkdirSync(path.dirname(siteFile), { recursive: true });
      const listed = [...sites.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, of]) => of);
      writeFileSync(siteFile, JSON.stringify(listed));
    },
  };
}
