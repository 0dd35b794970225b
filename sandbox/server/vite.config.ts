import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * Bundles the server into one file: loading a single module is several times faster than resolving a few hundred, and
 * every run of the suite starts a sandbox. Only `libsql` stays external, because it loads a native library that
 * cannot be bundled.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  ssr: { noExternal: true, external: ['libsql'] },
  build: {
    ssr: 'main.ts',
    outDir: fileURLToPath(new URL('../dist/server', import.meta.url)),
    // The build replaces its single file; emptying the folder first would leave it empty for a moment.
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'main.js', codeSplitting: false } },
  },
});
