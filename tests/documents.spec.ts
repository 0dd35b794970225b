/**
 * The documents that exist in two languages agree: commands, ids, names of files and variables, headings. The order of folders
 * is the one that the import rules check. The commands and files that documents name exist.
 */
import { expect, test } from '@playwright/test';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
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

/** All documents of the project, and what CI runs; sandbox/README.md also names commands of its own folder. */
function documents(): string[] {
  const inFolder = (folder: string): string[] =>
    readdirSync(path.join(PROJECT_ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      const place = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? inFolder(place) : /\.(?:md|ya?ml)$|^docs\/ci\/[^/]+$/.test(place) ? [place] : [];
    });
  const onTop = readdirSync(PROJECT_ROOT).filter((name) => name.endsWith('.md'));
  return [...onTop, ...inFolder('docs'), ...inFolder('.github'), 'sandbox/README.md'];
}

const textOf = (file: string) => readFileSync(path.join(PROJECT_ROOT, file), 'utf8');
const scriptsOf = (folder: string) =>
  Object.keys(
    z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(textOf(path.join(folder, 'package.json'))))
      .scripts,
  );

test('documents: every `npm run` of a document is a command of package.json, and commands.md names every command', () => {
  const known = scriptsOf('.');
  const unknown = documents().flatMap((file) =>
    [...textOf(file).matchAll(/npm run (?:--silent )?([a-z][a-z:-]*[a-z])/g)]
      .map(([, name = '']) => name)
      .filter((name) => !known.includes(name) && !(file.startsWith('sandbox/') && scriptsOf('sandbox').includes(name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(unknown).toEqual([]);
  const described = codes(textOf('docs/commands.md')).flatMap(
    (code) => /^(?:npm (?:run )?)?([a-z:-]+)/.exec(code)?.[1] ?? [],
  );
  expect(known.filter((name) => !described.includes(name))).toEqual([]);
});

test('documents: the files that the documents for developers name exist', () => {
  const named = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/glossary.md', 'docs/drill.md'].flatMap(
    (file) =>
      codes(textOf(file))
        .filter((code) =>
          /^(?:e2e|pages|fixtures|suite|lib|reporting|tools|tests|sandbox|eslint|docs)\/[\w./-]*$/.test(code),
        )
        .map((code) => ({ file, code })),
  );
  expect(named.length).toBeGreaterThan(80);
  const lost = named.filter(({ code }) => !existsSync(path.join(PROJECT_ROOT, code)));
  expect(lost.map(({ file, code }) => `${file}: ${code}`)).toEqual([]);
});

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
