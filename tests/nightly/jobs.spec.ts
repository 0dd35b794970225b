/** How the walk through a workflow plays jobs: what they hand on, what is left out after a failure, a lost machine. */
import { expect, test } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tempDir } from '../specimens/temp-dir';
import { walk, type Night, type NightOptions } from '../support/workflow/walk';

const PIN = '0'.repeat(40);
/** A workflow with the forms of the nightly: outputs, a matrix, artefacts, conditions, a job that always runs. */
const WORKFLOW = `name: sample
env:
  GREETING: \${{ inputs.greeting || 'hello' }}
jobs:
  first:
    name: first
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    outputs:
      parts: \${{ steps.settings.outputs.parts }}
    steps:
      - uses: actions/checkout@${PIN}
      - id: settings
        run: |
          echo 'parts=["1","two"]' >> "$GITHUB_OUTPUT"
          echo "# $GREETING" >> "$GITHUB_STEP_SUMMARY"
          cat file.txt
  part:
    name: part \${{ matrix.part }}
    needs: first
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    strategy:
      fail-fast: false
      max-parallel: \${{ fromJSON(needs.first.outputs.parts) }}
      matrix:
        part: \${{ fromJSON(needs.first.outputs.parts) }}
    steps:
      - name: Run
        env:
          PART: \${{ matrix.part }}
          TOKEN: \${{ github.token }}
        run: |
          test "$PART" != "$FAILING"
          mkdir kept && echo "$PART" > kept/which
      - if: always()
        run: echo after
      - uses: actions/upload-artifact@${PIN}
        with:
          name: part-\${{ matrix.part }}
          path: kept
          if-no-files-found: error
  last:
    name: last
    needs: [first, part]
    if: always()
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    env:
      PARTS: \${{ needs.part.result }}
    steps:
      - uses: actions/download-artifact@${PIN}
        with:
          pattern: 'part-*'
          path: parts
      - run: cat parts/*/which
      - run: test "$PARTS" = success
  after:
    name: after
    needs: last
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - run: echo done
`;

async function walked(more: Partial<NightOptions> & { failing?: string } = {}): Promise<Night> {
  const folder = tempDir();
  mkdirSync(path.join(folder, 'source'), { recursive: true });
  writeFileSync(path.join(folder, 'source', 'file.txt'), 'checked out');
  writeFileSync(path.join(folder, 'sample.yml'), WORKFLOW);
  return walk(path.join(folder, 'sample.yml'), {
    folder: path.join(folder, 'night'),
    source: path.join(folder, 'source'),
    caches: path.join(folder, 'caches'),
    host: { url: 'http://127.0.0.1:9', token: 'a-token' },
    number: 1,
    machine: { FAILING: more.failing ?? 'none' },
    ...more,
  });
}

const results = ({ jobs }: Night) => Object.fromEntries(Object.entries(jobs).map(([id, { result }]) => [id, result]));
const outputs = ({ jobs }: Night, job: string) =>
  jobs[job]?.runs.flatMap(({ steps }) => steps.map(({ outcome, output }) => `${outcome} ${output.trim()}`.trim()));

test('workflow walk: jobs hand on outputs and artefacts, each in a clean folder', async () => {
  const night = await walked();
  expect(results(night)).toEqual({ first: 'success', part: 'success', last: 'success', after: 'success' });
  expect(night.jobs['first']?.summary).toBe('# hello\n');
  expect(outputs(night, 'first')).toEqual(['success', 'success checked out']);
  expect(night.jobs['part']?.runs.map(({ name }) => name)).toEqual(['part 1', 'part two']);
  expect(outputs(night, 'last')?.[1]).toBe('success 1\ntwo');
});

test('workflow walk: after a failed step only what always runs does, and jobs that need it are left out', async () => {
  const night = await walked({ failing: 'two' });
  expect(results(night)).toEqual({ first: 'success', part: 'failure', last: 'failure', after: 'skipped' });
  expect(outputs(night, 'part')).toEqual([
    'success',
    'success after',
    'success',
    'failure',
    'success after',
    'skipped',
  ]);
  expect(night.artefacts.names()).toEqual(['part-1']);
});

test('workflow walk: a lost machine leaves nothing', async () => {
  const night = await walked({ isLost: (job, entry) => job === 'part' && entry === '1' });
  expect(results(night)).toMatchObject({ part: 'failure', last: 'failure' });
  expect(night.artefacts.names()).toEqual(['part-two']);
});
