import { test } from '@playwright/test';
import { mkdirSync } from 'node:fs';

/** A temporary folder that only the running test uses. */
export function tempDir(): string {
  const { outputDir } = test.info();
  mkdirSync(outputDir, { recursive: true });
  return outputDir;
}
