import { test } from '@playwright/test';
import { mkdirSync } from 'node:fs';

/** A folder that is the running test's alone. */
export function tempDir(): string {
  const { outputDir } = test.info();
  mkdirSync(outputDir, { recursive: true });
  return outputDir;
}
