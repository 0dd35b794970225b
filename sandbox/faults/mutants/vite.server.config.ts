import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { mutantSwitches } from './transform/vite-plugin';

const inSandbox = (place: string) => fileURLToPath(new URL(`../../${place}`, import.meta.url));

/** Bundles the sandbox with the switches of all mutants, into a program of its own. */
export default defineConfig({
  root: inSandbox('faults/mutants'),
  publicDir: false,
  plugins: [mutantSwitches('rules', inSandbox('dist/mutants/rules-sites.json'))],
  ssr: { noExternal: true, external: ['libsql'] },
  build: {
    ssr: 'main.ts',
    outDir: inSandbox('dist/mutants/server'),
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'main.js', codeSplitting: false } },
  },
});
