/** Runs the steps of a job: each `run:` in a shell, and the actions of the code host as far as they hand something on. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withVariables } from '../../../suite/config/environment';
import { Artefacts, Caches } from './artefacts';
import { fromJson, holds, interpolate, type Functions, type Value } from './expressions';
import { readAction, type Step } from './workflow';

export interface StepResult {
  readonly name: string;
  readonly outcome: 'success' | 'failure' | 'skipped';
  /** Why it was not executed, where it cannot be. */
  readonly leftOut?: string | undefined;
  readonly seconds: number;
  readonly output: string;
}

/** What the steps of one job share. */
export interface JobPlace {
  /** Clean folder of the job, in which the repository is checked out. */
  readonly workspace: string;
  /** Folder for the files with which steps tell the code host something. */
  readonly files: string;
  /** The repository as it is checked out. */
  readonly source: string;
  readonly artefacts: Artefacts;
  readonly caches: Caches;
  /** Variables of the machine and of the code host. */
  readonly machine: Readonly<Record<string, string>>;
}

/** Steps that no machine without the code host can execute, by their command or action. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/playwright.* install /, 'installs a browser and packages of the system'],
  [/^actions\/setup-node@/, 'installs Node'],
  [/^actions\/cache@/, 'keeps the browser between jobs'],
  [/^actions\/(?:upload-pages-artifact|deploy-pages)@/, 'publishes on Pages'],
];

/** Longest time of one step. */
const TIMEOUT_MS = 15 * 60_000;

export class Steps {
  readonly results: StepResult[] = [];
  private readonly known: Record<string, Record<string, Value>> = {};
  private failed = false;

  /** @param contexts those of the job; `steps` and `env` are added here */
  constructor(
    private readonly place: JobPlace,
    private readonly contexts: Readonly<Record<string, Value>>,
    private readonly env: Readonly<Record<string, string>>,
  ) {
    mkdirSync(place.files, { recursive: true });
    mkdirSync(place.workspace, { recursive: true });
  }

  hasFailed(): boolean {
    return this.failed;
  }

  all(): Record<string, Value> {
    return { ...this.contexts, env: this.env, steps: this.known };
  }

  functions(): Functions {
    return {
      always: () => true,
      success: () => !this.failed,
      failure: () => this.failed,
      cancelled: () => false,
      fromJSON: fromJson,
    };
  }

  async run(steps: readonly Step[]): Promise<void> {
    for (const [index, step] of steps.entries()) await this.step(step, `${this.results.length}-${index}`);
  }

  private async step(step: Step, number: string): Promise<void> {
    const fill = (text: string) => interpolate(text, { ...this.all(), env: { ...this.env } }, this.functions());
    const name = fill(step.name ?? step.run?.split('\n')[0] ?? step.uses ?? '');
    if (!holds(step.if, this.all(), this.functions()))
      return this.add(step, { name, outcome: 'skipped', seconds: 0, output: '' });
    // The steps of an action of the repository are walked through like those of the job.
    if (step.uses?.startsWith('./') === true)
      return this.run(readAction(path.join(this.place.workspace, step.uses, 'action.yml')));
    const leftOut = LEFT_OUT.find(([what]) => what.test(step.run ?? step.uses ?? ''))?.[1];
    if (leftOut !== undefined) return this.add(step, { name, outcome: 'success', leftOut, seconds: 0, output: '' });
    const began = performance.now();
    const filled = Object.fromEntries(Object.entries(step.with).map(([key, value]) => [key, fill(value)]));
    const env = Object.fromEntries(Object.entries(step.env).map(([key, value]) => [key, fill(value)]));
    const { code, output } =
      step.run === undefined
        ? this.action(step.uses ?? '', filled)
        : await this.shell(fill(step.run), env, number, step.id, step.shell);
    const seconds = (performance.now() - began) / 1_000;
    this.add(step, { name, outcome: code === 0 ? 'success' : 'failure', seconds, output });
  }

  private add(step: Step, result: StepResult): void {
    this.results.push(result);
    if (result.outcome === 'failure') this.failed = true;
    if (step.id !== undefined)
      this.known[step.id] = {
        outputs: {},
        ...this.known[step.id],
        outcome: result.outcome,
        conclusion: result.outcome,
      };
  }

  private async shell(
    script: string,
    env: Readonly<Record<string, string>>,
    number: string,
    id: string | undefined,
    shell: string | undefined,
  ): Promise<{ code: number | null; output: string }> {
    const file = path.join(this.place.files, `${number}.sh`);
    const outputFile = path.join(this.place.files, `${number}.output`);
    writeFileSync(file, script);
    writeFileSync(outputFile, '');
    // As the code host starts them, with and without a named shell.
    const words = shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail', file] : ['-e', file];
    const child = spawn('bash', words, {
      cwd: this.place.workspace,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIMEOUT_MS,
      env: {
        ...this.place.machine,
        ...this.env,
        ...env,
        GITHUB_OUTPUT: outputFile,
        GITHUB_STEP_SUMMARY: this.summary(),
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    if (id !== undefined) this.known[id] = { outputs: outputsIn(outputFile) };
    return { code, output };
  }

  /** File of the job's summary. */
  summary(): string {
    return path.join(this.place.files, 'summary.md');
  }

  private action(uses: string, given: Readonly<Record<string, string>>): { code: number; output: string } {
    try {
      this.handOn(uses.replace(/@.*/, ''), given);
      return { code: 0, output: '' };
    } catch (error) {
      return { code: 1, output: error instanceof Error ? error.message : String(error) };
    }
  }

  private handOn(action: string, given: Readonly<Record<string, string>>): void {
    const { workspace, artefacts, caches, source } = this.place;
    const { name, path: where = '', key = '', pattern } = given;
    const lines = (text = '') => text.split('\n').filter((line) => line !== '');
    switch (action) {
      case 'actions/checkout':
        return cpSync(source, workspace, { recursive: true, verbatimSymlinks: true });
      case 'actions/upload-artifact':
        return artefacts.upload(name ?? '', path.join(workspace, where), given['if-no-files-found'] ?? 'warn');
      case 'actions/download-artifact':
        return artefacts.download(path.join(workspace, where), { name, pattern });
      case 'actions/cache/restore':
        return void caches.restore(workspace, key, lines(given['restore-keys']));
      case 'actions/cache/save':
        return caches.save(workspace, key, lines(where));
      default:
        throw new Error(`The walk does not know the action ${action}.`);
    }
  }
}

/** Returns what a step told the code host, as `name=value` lines. @throws Error for the other form */
function outputsIn(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const several = lines.find((line) => /^[\w-]+<</.test(line));
  if (several !== undefined) throw new Error(`The walk reads no output of several lines: ${several}`);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

/** Variables of a machine of the code host: nothing of this process but where programs and browsers are. */
export function machineVariables(programs: string, more: Readonly<Record<string, string>>): Record<string, string> {
  const all = withVariables({});
  const own = ['HOME', 'LANG', 'TMPDIR', 'PLAYWRIGHT_BROWSERS_PATH', 'BROWSER_PATH'].flatMap((name) => {
    const value = all[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  if (!existsSync(path.join(programs, 'gh'))) throw new Error(`There is no gh in ${programs}.`);
  return {
    ...Object.fromEntries(own),
    PATH: [programs, path.dirname(process.execPath), all.PATH ?? ''].join(path.delimiter),
    RUNNER_OS: os.type(),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...more,
  };
}
