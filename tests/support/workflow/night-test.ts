/** Walks through nights of nightly.yml with a small edition of the repository and a local code host. */
import { test as base } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { codeHost, type CodeHost } from './code-host';
import { LEFT_OUT, writeSmallEdition } from './small-edition';
import { walk, type Night, type NightOptions } from './walk';

const NIGHTLY = '.github/workflows/nightly.yml';
const TOKEN = 'a-token-of-this-night';
/** Longest time of two nights on a busy machine. */
export const TIMEOUT_MS = 90 * 60_000;

interface NightFixtures {
  readonly host: CodeHost;
  /** Walks through the next night; its caches and issues are those that the nights before have left. */
  readonly night: (more?: Partial<NightOptions>) => Promise<Night>;
}

export const test = base.extend<NightFixtures>({
  host: async ({ browserName: _none }, use) => {
    const host = await codeHost(TOKEN);
    await use(host);
    await host.close();
  },
  night: [
    async ({ host }, use, testInfo) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-night-'));
      const source = path.join(folder, 'source');
      writeSmallEdition(source);
      let number = 0;
      await use(async (more = {}) => {
        number += 1;
        const began = performance.now();
        const night = await walk(NIGHTLY, {
          folder: path.join(folder, `night-${number}`),
          source,
          caches: path.join(folder, 'caches'),
          host: { url: host.url, token: TOKEN },
          number,
          inputs: { shards: '2', seed: '20779' },
          ...more,
        });
        const body = `${((performance.now() - began) / 1_000).toFixed(0)} s\n${storyOf(night)}`;
        await testInfo.attach(`night ${number}`, { body, contentType: 'text/plain' });
        return night;
      });
      rmSync(folder, { recursive: true, force: true });
    },
    { timeout: TIMEOUT_MS },
  ],
});

/** Names each step with its seconds, the output of those that failed, and what a walk does not execute. */
export function storyOf({ jobs }: Night): string {
  const steps = Object.entries(jobs).flatMap(([id, { runs, result }]) => [
    `${id}: ${result}`,
    ...runs.flatMap((run) => [
      `  ${run.name}: ${run.result}`,
      ...run.steps.map(
        ({ name, outcome, leftOut, seconds, output }) =>
          `    ${outcome} ${seconds.toFixed(1)} s  ${name}${leftOut === undefined ? '' : `  (not executed: ${leftOut})`}${outcome === 'failure' ? `\n${output}` : ''}`,
      ),
    ]),
  ]);
  return [...steps, ...LEFT_OUT.map((one) => `Not as by night: ${one}`)].join('\n');
}
