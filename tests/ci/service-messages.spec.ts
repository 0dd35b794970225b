/** What a CI service reads from the output of a run. */
import { expect, test } from '@playwright/test';
import { serviceMessages, type CiService } from '../../reporting/render/ci/service-messages';
import type { CaseResult } from '../../reporting/cases/case-result';
import { failedBy, passed, run } from '../specimens/findings';
import { MIXED, UNESCAPED_TEXT, assessmentSpecimen } from '../specimens/release';

function linesOf(
  service: CiService,
  caseResults: readonly CaseResult[] = MIXED,
  reasons: string[] = ['2 cases failed: 1.9, 4.11', 'a flaky test'],
): string[] {
  const assessment = assessmentSpecimen(caseResults);
  return serviceMessages(
    service,
    {
      run: run({ verdict: { decision: reasons.length === 0 ? 'GO' : 'NO-GO', reasons, scope: 'release' } }),
      caseResults,
      assessment: reasons.length === 0 ? { ...assessment, reasons: [] } : assessment,
    },
    'reports',
  );
}

/** A line of GitHub's runner, read back as the runner does. */
function read(line: string): { kind: string; properties: Record<string, string>; message: string } {
  const [, kind = '', list = '', message = ''] = /^::(\w+) ([^\n]*?)::([^\n]*)$/.exec(line) ?? [];
  const plain = (text: string) =>
    text
      .replaceAll('%2C', ',')
      .replaceAll('%3A', ':')
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%25', '%');
  const pair = (text: string): [string, string] => [
    text.slice(0, text.indexOf('=')),
    plain(text.slice(text.indexOf('=') + 1)),
  ];
  return { kind, properties: Object.fromEntries(list.split(',').map(pair)), message: plain(message) };
}

test('github: an error for each blocking cause with its place, a warning for each flaky test, and the verdict', () => {
  const lines = linesOf('github').map(read);
  expect(lines.map(({ kind }) => kind)).toEqual(['error', 'error', 'warning', 'warning', 'error']);
  expect(lines[0]).toEqual({
    kind: 'error',
    properties: {
      title: 'A teacher cannot create an assignment: the platform answers 500 to it (2 cases)',
      file: 'e2e/assignments/specimen.spec.ts',
      line: '4',
    },
    message: expect.stringContaining('POST /api/assignments/ → 500'),
  });
  expect(lines[1]?.message).toBe(UNESCAPED_TEXT);
  expect(lines[2]?.properties).toMatchObject({ title: 'flaky', line: '5' });
  expect(lines[3]?.properties).toMatchObject({ title: 'flaky' });
  expect(lines[4]).toEqual({
    kind: 'error',
    properties: { title: 'NO-GO' },
    message: '2 cases failed: 1.9, 4.11\na flaky test',
  });
});

test('github: more causes than it shows leave room for the verdict, which counts them', () => {
  const many = ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9', '2.1', '2.2'] as const;
  const lines = linesOf(
    'github',
    many.map((id) => failedBy(id, { code: 'different', control: { kind: 'value', names: [`value ${id}`] } })),
    ['11 cases failed'],
  ).map(read);
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toMatchObject({
    properties: { title: 'NO-GO' },
    message: '11 cases failed\n2 further causes: release.html',
  });
});

test('github: a GO is a notice and no error', () => {
  expect(linesOf('github', [passed('A1')], []).map(read)).toEqual([
    { kind: 'notice', properties: { title: 'GO' }, message: 'No rule of the policy is against it.' },
  ]);
});

test('teamcity: it imports the report, names each cause and the verdict, and escapes what is no plain character', () => {
  const lines = linesOf('teamcity');
  expect(lines[0]).toBe("##teamcity[importData type='junit' path='reports/junit.xml']");
  expect(lines.filter((line) => line.startsWith('##teamcity[buildProblem '))).toHaveLength(3);
  expect(lines.at(-2)).toContain("description='NO-GO: 2 cases failed: 1.9, 4.11' identity='verdict'");
  expect(lines.at(-1)).toMatch(/^##teamcity\[buildStatus text='NO-GO: \d+ passed/);
  // One line each: ASCII, with every quotation mark and bracket of a value escaped.
  for (const line of lines)
    expect(line).toMatch(/^##teamcity\[\w+( \w+='(?:[^\n\r|'[\]\x80-\uffff]|\|[nr|'[\]]|\|0x[0-9a-f]{4})*')+\]$/);
  expect(linesOf('teamcity', [passed('A1')], []).join('\n')).not.toContain('buildProblem');
});
