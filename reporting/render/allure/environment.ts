/** Writes the files from which Allure reads the environment and the executor of a run. */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { ciRun } from '../../../suite/config/ci-service';
import { environment } from '../../../suite/config/environment';
import { browserTitle } from '../../text/browser';
import type { RunResult } from '../../verdict/describe';

const packageSchema = z.object({ version: z.string() });

export function writeEnvironment(folder: string, { run, assessment: { figures } }: RunResult): void {
  const { target } = run;
  const facts: Record<string, string> = {
    Decision: run.verdict.scope === 'release' ? run.verdict.decision : `${run.verdict.decision} (only a part)`,
    Target: target.baseUrl,
    Build: target.version ?? 'not reported by the platform',
    Suite: run.git.sha?.slice(0, 9) ?? 'not a checkout',
    Run: run.runId,
    Seed: run.seed ?? 'not shuffled',
    Browser: browserTitle(figures.browser ?? 'not started'),
    Playwright: versionOf('@playwright/test'),
    Node: process.versions.node,
    'Operating system': `${os.type()} ${os.release()}`,
    'Time zone': environment().timeZone,
  };
  const line = ([name, value]: [string, string]) => `${name.replace(/ /g, '\\ ')} = ${value}`;
  writeFileSync(path.join(folder, 'environment.properties'), `${Object.entries(facts).map(line).join('\n')}\n`);
  const ci = ciRun();
  const executor =
    ci === undefined
      ? { name: 'at the desk', type: 'local', buildName: run.runId }
      : { name: ci.name, type: 'github', buildName: `${ci.name} #${ci.number}`, buildUrl: ci.url };
  writeFileSync(path.join(folder, 'executor.json'), JSON.stringify(executor));
}

function versionOf(name: string): string {
  const require = createRequire(import.meta.url);
  return packageSchema.parse(require(`${name}/package.json`)).version;
}
