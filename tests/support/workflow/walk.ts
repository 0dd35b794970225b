/** Walks through a workflow as it stands in its YAML: job by job, each in a clean folder, artefacts handed on. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../../suite/config/environment';
import { Artefacts, Caches } from './artefacts';
import { evaluate, fromJson, holds, interpolate, type Functions, type Value } from './expressions';
import { Steps, machineVariables, type StepResult } from './steps';
import { readWorkflow, type Job, type Workflow } from './workflow';

export type JobOutcome = 'success' | 'failure' | 'skipped';

export interface WalkedJob {
  readonly result: JobOutcome;
  readonly outputs: Readonly<Record<string, string>>;
  /** One list of steps for each entry of the matrix. */
  readonly runs: readonly {
    readonly name: string;
    readonly result: JobOutcome;
    readonly steps: readonly StepResult[];
  }[];
  /** Summaries that its steps wrote. */
  readonly summary: string;
}

export interface Night {
  readonly jobs: Readonly<Record<string, WalkedJob>>;
  readonly artefacts: Artefacts;
}

export interface NightOptions {
  /** Empty folder of this night. */
  readonly folder: string;
  /** The repository as it is checked out. */
  readonly source: string;
  /** Folder of the caches, which one night leaves to the next. */
  readonly caches: string;
  /** Address of the code host, and the token of its jobs. */
  readonly host: { readonly url: string; readonly token: string };
  readonly number: number;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Further variables of every machine. */
  readonly machine?: Readonly<Record<string, string>>;
  /** Whether the machine of a job is lost before its first step. @param entry of its matrix */
  readonly isLost?: (job: string, entry: string) => boolean;
}

/** @param file the workflow, from the top of the repository */
export async function walk(file: string, options: NightOptions): Promise<Night> {
  const workflow = readWorkflow(path.resolve(PROJECT_ROOT, file));
  const walker = new Walker(workflow, options);
  return walker.walk();
}

class Walker {
  private readonly done: Record<string, WalkedJob> = {};
  private readonly artefacts: Artefacts;
  private readonly github: Readonly<Record<'run_id' | 'run_attempt' | 'run_number' | 'token', string>>;

  constructor(
    private readonly workflow: Workflow,
    private readonly options: NightOptions,
  ) {
    this.artefacts = new Artefacts(path.join(options.folder, 'artefacts'));
    this.github = {
      run_id: String(1_000 + options.number),
      run_attempt: '1',
      run_number: String(options.number),
      token: options.host.token,
    };
  }

  async walk(): Promise<Night> {
    const left = new Map(Object.entries(this.workflow.jobs));
    while (left.size > 0) {
      const next = [...left].find(([, job]) => job.needs.every((need) => need in this.done));
      if (next === undefined) throw new Error(`The jobs ${[...left.keys()].join(', ')} wait for each other.`);
      const [id, job] = next;
      left.delete(id);
      this.done[id] = await this.job(id, job);
    }
    return { jobs: this.done, artefacts: this.artefacts };
  }

  private contexts(job: Job, matrix: Record<string, Value> = {}): Record<string, Value> {
    const { inputs = {}, vars = {}, secrets = {} } = this.options;
    const needs = Object.fromEntries(
      job.needs.map((need) => [
        need,
        { result: this.done[need]?.result ?? '', outputs: this.done[need]?.outputs ?? {} },
      ]),
    );
    return { github: this.github, inputs, vars, secrets, needs, matrix, runner: { os: 'Linux' }, env: {} };
  }

  private functions(job: Job): Functions {
    const is = (result: JobOutcome) => (need: string) => this.done[need]?.result === result;
    return {
      always: () => true,
      success: () => job.needs.every(is('success')),
      failure: () => job.needs.some(is('failure')),
      cancelled: () => false,
      fromJSON: fromJson,
    };
  }

  private async job(id: string, job: Job): Promise<WalkedJob> {
    const contexts = this.contexts(job);
    if (!holds(job.if, contexts, this.functions(job))) return { result: 'skipped', outputs: {}, runs: [], summary: '' };
    const runs = [];
    const outputs: Record<string, string> = {};
    let summary = '';
    for (const entry of this.entries(job, contexts)) {
      const one = await this.entry(id, job, entry);
      runs.push({ name: one.name, result: one.result, steps: one.steps });
      Object.assign(outputs, one.outputs);
      summary += one.summary;
    }
    const result = runs.every((run) => run.result === 'success') ? 'success' : 'failure';
    return { result, outputs, runs, summary };
  }

  /** Returns the entries of a matrix with one dimension; a job without a matrix has one entry. */
  private entries(job: Job, contexts: Record<string, Value>): Record<string, Value>[] {
    const [dimension, ...others] = Object.entries(job.strategy?.matrix ?? {});
    if (dimension === undefined) return [{}];
    if (others.length > 0) throw new Error('The walk knows no matrix with several dimensions.');
    const [name, list] = dimension;
    const values = evaluate(list.replace(/^\$\{\{|\}\}$/g, ''), contexts, this.functions(job));
    if (!Array.isArray(values)) throw new Error(`The matrix ${name} is no list.`);
    return values.map((value: Value) => ({ [name]: value }));
  }

  private async entry(id: string, job: Job, matrix: Record<string, Value>) {
    const which = Object.values(matrix).map(String).join('-');
    const contexts = this.contexts(job, matrix);
    const fill = (text: string) => interpolate(text, contexts, this.functions(job));
    const name = fill(job.name);
    if (this.options.isLost?.(id, which) === true)
      return { name, result: 'failure' as const, steps: [], outputs: {}, summary: '' };
    const env = Object.fromEntries(
      Object.entries({ ...this.workflow.env, ...job.env }).map(([key, value]) => [key, fill(value)]),
    );
    const folder = path.join(this.options.folder, 'jobs', [id, which].filter(Boolean).join('-'));
    const steps = new Steps(
      {
        workspace: path.join(folder, 'repository'),
        files: path.join(folder, 'files'),
        source: this.options.source,
        artefacts: this.artefacts,
        caches: new Caches(this.options.caches),
        machine: this.machine(),
      },
      contexts,
      env,
    );
    await steps.run(job.steps);
    const output = (text: string) => interpolate(text, steps.all(), steps.functions());
    return {
      name,
      result: steps.hasFailed() ? ('failure' as const) : ('success' as const),
      steps: steps.results,
      outputs: Object.fromEntries(Object.entries(job.outputs).map(([key, value]) => [key, output(value)])),
      summary: existsSync(steps.summary()) ? readFileSync(steps.summary(), 'utf8') : '',
    };
  }

  private machine(): Record<string, string> {
    const programs = path.join(this.options.folder, 'programs');
    mkdirSync(programs, { recursive: true });
    copyFileSync(path.join(PROJECT_ROOT, 'tests', 'support', 'workflow', 'gh.mjs'), path.join(programs, 'gh.mjs'));
    writeFileSync(path.join(programs, 'gh'), '#!/bin/sh\nexec node "$(dirname "$0")/gh.mjs" "$@"\n', { mode: 0o755 });
    return machineVariables(programs, {
      CODE_HOST: this.options.host.url,
      GITHUB_SERVER_URL: this.options.host.url,
      GITHUB_REPOSITORY: 'school/the-bot',
      GITHUB_REPOSITORY_OWNER: 'school',
      GITHUB_RUN_ID: this.github.run_id,
      GITHUB_RUN_NUMBER: String(this.options.number),
      GITHUB_WORKFLOW: this.workflow.name,
      ...this.options.machine,
    });
  }
}
