/** Names of a test: for people, in a shard plan, and as an argument of Playwright. */
import type { TestCase } from '@playwright/test/reporter';
import path from 'node:path';
import { PROJECT_ROOT } from '../../suite/config/environment';
import { listLine } from '../shards/plan';

/** `journey.spec.ts › J1 …` */
export function testName(test: TestCase, rootDir: string): string {
  return `${fileFrom(rootDir, test)} › ${test.titlePath().slice(3).join(' › ')}`;
}

/** Returns the test as named in a shard plan, with its project. */
export function lineOf(test: TestCase, rootDir: string): string {
  const [, project = '', , ...titles] = test.titlePath();
  return listLine(project, fileFrom(rootDir, test), titles);
}

function fileFrom(rootDir: string, test: TestCase): string {
  return path.relative(rootDir, test.location.file).split(path.sep).join('/');
}

/** Returns the Playwright argument that runs only this test: `e2e/journey.spec.ts:4`. */
export function placeOf(test: TestCase): string {
  return `${path.relative(PROJECT_ROOT, test.location.file).split(path.sep).join('/')}:${test.location.line}`;
}
