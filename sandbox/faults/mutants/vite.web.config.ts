import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mutantSwitches } from './transform/vite-plugin';

const inSandbox = (place: string) => fileURLToPath(new URL(`../../${place}`, import.meta.url));

/** Builds the page with the switches of all its mutants, into a folder that only the mutants' program serves. */
export default defineConfig({
  root: inSandbox('web'),
  plugins: [mutantSwitches('page', inSandbox('dist/mutants/page-sites.json')), react()],
  build: { outDir: inSandbox('dist/mutants/web'), emptyOutDir: true, target: 'es2022', reportCompressedSize: false },
});
