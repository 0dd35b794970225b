/** The documents that exist in two languages agree: commands, ids, names of files and variables, headings. */
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
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
