import { expect, test } from '@playwright/test';
import { CASE_LABEL } from '../suite/catalogue/metadata';
import { chosen, rowsOf } from '../tools/cases/rows';
import { holesIn, tableOf } from '../tools/cases/table';
import { command } from './doctor/child';

const test48 = {
  file: 'assignments/s4-grade.spec.ts',
  title: 'S4',
  tags: [],
  annotations: [
    { type: 'allure.label.feature', description: 'S4 Teacher grades the answer' },
    { type: CASE_LABEL, description: '4.8' },
  ],
};

test('cases: a case is found by id, scenario, words in either language, and properties', () => {
  const rows = rowsOf([test48], undefined);
  const ids = (...words: string[]) => chosen(rows, { words }).map(({ definition }) => definition.id);
  expect(ids('4.8')).toEqual(['4.8']);
  expect(ids('S4')).toEqual(expect.arrayContaining(['4.1', '4.8', 'S4.e']));
  expect(ids('score', '85')).toContain('4.8');
  expect(ids('балл', '85')).toContain('4.8');
  expect(ids('no such word')).toEqual([]);
  const parents = chosen(rows, { words: [], role: 'parent', phase: 'family' });
  expect(parents.map(({ definition }) => definition.id)).toEqual(['P1', 'P2', 'P3', 'P4']);
});

test('cases: a case that no spec runs is shown as a gap in the list and in the table', () => {
  const rows = rowsOf([test48], undefined);
  expect(rows.find(({ definition }) => definition.id === '4.8')?.spec).toBe('assignments/s4-grade.spec.ts');
  expect(holesIn(rows).join('\n')).not.toContain('4.8 ');
  expect(holesIn(rows)).toHaveLength(rows.length - 1);
  expect(tableOf(rows, [test48])).toMatch(/^S4 Teacher grades the answer .* 1\/13 /m);
});

test('cases: an unknown value is refused with the known ones', async () => {
  const ended = await command('cases.ts', ['--role', 'teachr', '--outcome', 'BAD'], {});
  expect(ended.status).toBe(2);
  expect(ended.output).toContain('--role takes teacher, student');
  expect(ended.output).toContain('--outcome takes PASS, FAIL');
});

test('cases: a reader that closes the output ends the list without an error', async () => {
  expect(await command('cases.ts', [], {}, 'nothing')).toEqual({ status: 0, output: '' });
});
