/**
 * The documents that exist in two languages agree: commands, ids, names of files and variables, headings. The order of folders
 * is the one that the import rules check.
 */
import { expect, test } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ORDER } from '../dependency-cruiser.config.mjs';
import { PROJECT_ROOT } from '../suite/config/environment';

const DOCUMENTS = ['reports', 'tester', 'triage'] as const;
const read = (name: string) => readFileSync(path.join(PROJECT_ROOT, 'docs', name), 'utf8');

/** Levels of the headings, in their order. The words differ. */
function headings(text: string): number[] {
  return [...withoutBlocks(text).matchAll(/^(#+) /gm)].map(([, signs = '']) => signs.length);
}

/** Code blocks without their comments, which are translated. */
function blocks(text: string): string[] {
  return [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, block = '']) =>
    block
      .split('\n')
      .map((line) => line.replace(/\s+# .*$/, '').trim())
      .join('\n'),
  );
}

/** Commands, names of files, ids and variables between backticks, how often each. */
function codes(text: string): string[] {
  return [...withoutBlocks(text).matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replace(/\s+/g, ' ')).sort();
}

/** Links to other documents and pictures; those between the languages differ. */
function links(text: string): string[] {
  return [...text.matchAll(/\]\(([^)]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^\w+(?:\.ru)?\.md$/.test(target))
    .sort();
}

function withoutBlocks(text: string): string {
  return text.replace(/```[\s\S]*?```/g, '');
}

for (const name of DOCUMENTS) {
  test(`documents: ${name}.md and ${name}.ru.md have the same headings, commands, names and links`, () => {
    const [en, ru] = [read(`${name}.md`), read(`${name}.ru.md`)];
    expect(headings(ru)).toEqual(headings(en));
    expect(blocks(ru)).toEqual(blocks(en));
    expect(codes(ru)).toEqual(codes(en));
    expect(links(ru)).toEqual(links(en));
    expect(en).toContain(`(${name}.ru.md)`);
    expect(ru).toContain(`(${name}.md)`);
  });
}

test('documents: architecture.md lists the folders of suite and reporting in the order of the import rules', () => {
  const [ofSuite = '', ofReporting = ''] = read('architecture.md').split('| folder | content |').slice(1);
  const listed = (section: string) =>
    [...(section.split(/\n\n/)[0] ?? '').matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, names = '']) =>
      names.split(', ').map((name) => name.replaceAll('`', '')),
    );
  expect(listed(ofSuite)).toEqual(ORDER.suite);
  expect(listed(ofReporting)).toEqual(ORDER.reporting);
  for (const top of ['suite', 'reporting', 'tools'] as const) expect([...ORDER[top]].sort()).toEqual(foldersOf(top));
});

function foldersOf(top: string): string[] {
  return readdirSync(path.join(PROJECT_ROOT, top), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

test('documents: no document holds the marks of an unresolved merge', () => {
  const folders = ['.', 'docs'].map((folder) => path.join(PROJECT_ROOT, folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.join(folder, name)),
  );
  const merged = files.filter((file) => /^(?:<{7}|>{7}) /m.test(readFileSync(file, 'utf8')));
  expect(merged.map((file) => path.relative(PROJECT_ROOT, file))).toEqual([]);
});
