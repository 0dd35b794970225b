import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * Bundles the sandbox with its faults like the sandbox itself, but into a separate file, so that the sandbox's own
 * bundle contains no fault.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  ssr: { noExternal: true, external: ['libsql'] },
  build: {
    ssr: 'main.ts',
    outDir: fileURLToPath(new URL('../dist/faults', import.meta.url)),
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'main.js', codeSplitting: false } },
  },
});
