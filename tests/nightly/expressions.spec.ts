/** The expressions of the workflows, and what the code host hands on, as the walk through the nightly plays them. */
import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../suite/config/environment';
import { tempDir } from '../specimens/temp-dir';
import { Artefacts, Caches, matches } from '../support/workflow/artefacts';
import { evaluate, fromJson, holds, interpolate, type Functions } from '../support/workflow/expressions';
import { readWorkflow } from '../support/workflow/workflow';

const CONTEXTS = {
  inputs: { shards: '', browser: 'firefox' },
  vars: {},
  matrix: { part: 'phone' },
  needs: { prepare: { result: 'success', outputs: { parts: '["1","phone"]', weekly: 'false' } } },
  steps: { scan: { outcome: 'success' } },
};
const functions = (failed: boolean): Functions => ({
  always: () => true,
  success: () => !failed,
  fromJSON: fromJson,
});
const valueOf = (expression: string) => evaluate(expression, CONTEXTS, functions(false));

test('workflow walk: expressions are evaluated as the code host does', () => {
  expect(valueOf("inputs.shards || '4'")).toBe('4');
  expect(valueOf("inputs.environment || vars.NIGHTLY_ENVIRONMENT || 'sandbox'")).toBe('sandbox');
  expect(valueOf("matrix.part == 'phone' && 'reports' || 'reports/shard'")).toBe('reports');
  expect(valueOf("matrix.part != 'PHONE'")).toBe(false);
  expect(valueOf("!(inputs.browser == 'chromium') && 1 == '1'")).toBe(true);
  expect(valueOf('fromJSON(needs.prepare.outputs.parts)')).toEqual(['1', 'phone']);
  expect(interpolate("part ${{ matrix.part }} of ${{ vars.X }}'s", CONTEXTS, functions(false))).toBe(
    "part phone of 's",
  );
  for (const wrong of ['github.sha', 'toJSON(vars)', "'open", 'matrix.part ==', '(1'])
    expect(() => valueOf(wrong), wrong).toThrow();
});

test('workflow walk: a condition without a status asks that nothing failed before', () => {
  const weekly = "needs.prepare.outputs.weekly == 'false'";
  expect(holds(undefined, CONTEXTS, functions(true))).toBe(false);
  expect(holds(weekly, CONTEXTS, functions(false))).toBe(true);
  expect(holds(weekly, CONTEXTS, functions(true))).toBe(false);
  expect(holds("always() && steps.scan.outcome == 'success'", CONTEXTS, functions(true))).toBe(true);
  expect(holds("${{ always() && steps.none.outcome == 'success' }}", CONTEXTS, functions(false))).toBe(false);
});

test('workflow walk: artefacts keep no hidden files, and several have a folder each', () => {
  const folder = tempDir();
  const artefacts = new Artefacts(path.join(folder, 'artefacts'));
  mkdirSync(path.join(folder, 'reports', 'runs'), { recursive: true });
  for (const file of ['release.json', '.last-go.json', 'runs/a.zip'])
    writeFileSync(path.join(folder, 'reports', file), file);
  artefacts.upload('reports', path.join(folder, 'reports'), 'error');
  artefacts.upload('plan', path.join(folder, 'reports', 'release.json'), 'error');
  expect(() => artefacts.upload('part-1', path.join(folder, 'none'), 'error')).toThrow(/No files were found/);
  expect(() => artefacts.upload('plan', path.join(folder, 'reports'), 'error')).toThrow(/exists already/);
  artefacts.download(path.join(folder, 'one'), { name: 'reports', pattern: undefined });
  expect(readFileSync(path.join(folder, 'one', 'runs', 'a.zip'), 'utf8')).toBe('runs/a.zip');
  expect(existsSync(path.join(folder, 'one', '.last-go.json'))).toBe(false);
  artefacts.download(path.join(folder, 'all'), { name: undefined, pattern: '{plan,part-*}' });
  expect(existsSync(path.join(folder, 'all', 'plan', 'release.json'))).toBe(true);
  expect(existsSync(path.join(folder, 'all', 'reports'))).toBe(false);
  expect(() => artefacts.download(folder, { name: 'part-9', pattern: undefined })).toThrow(/not found/);
  expect(['part-1', 'part-phone', 'parts', 'plan'].filter((name) => matches(name, 'part-*'))).toEqual([
    'part-1',
    'part-phone',
  ]);
});

test('workflow walk: a cache is found by its key, or else the newest by the beginning', () => {
  const folder = tempDir();
  const caches = new Caches(path.join(folder, 'caches'));
  const write = (text: string) => writeFileSync(path.join(folder, 'memory.json'), text);
  for (const night of ['1', '2']) {
    write(night);
    caches.save(folder, `memory-${night}`, ['memory.json', 'missing.json']);
  }
  const restored = (key: string) => {
    const found = caches.restore(path.join(folder, 'next'), key, ['memory-']);
    return found ? readFileSync(path.join(folder, 'next', 'memory.json'), 'utf8') : undefined;
  };
  expect(restored('memory-1')).toBe('1');
  expect(restored('memory-3')).toBe('2');
  expect(caches.restore(folder, 'other', ['other-'])).toBe(false);
});

test('workflow walk: every key of the nightly is understood', () => {
  const { jobs } = readWorkflow(path.join(PROJECT_ROOT, '.github', 'workflows', 'nightly.yml'));
  expect(Object.keys(jobs)).toContain('merge');
  expect(
    Object.values(jobs)
      .flatMap(({ steps }) => steps)
      .filter(({ run }) => run !== undefined).length,
  ).toBeGreaterThan(10);
});
