/**
 * One place where faults are tried, one after the other: a sandbox that can be broken and mended, and the sessions that
 * its first runs have made. Starting a sandbox and signing five roles in would cost each fault more than its cases do.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { newRunId } from '../../fixtures/environment';
import { targetFolder } from '../../fixtures/run/folders';
import { takeLease } from '../../fixtures/run/lease';
import type { Run } from '../../reporting/run-report/shape';
import { startSandbox, type Started } from '../suite/embedded';
import { runQuietly } from '../suite/run-quietly';
import { Prompter } from './prompter';
import type { Scene, Scenes } from './scenes';
import { wordsFor } from './tests';

/** A scene with what came of it. */
export interface Played {
  test: string;
  scene: Scene;
  cases: Run['cases'];
  tookMs: number;
  /** What the fault's own code failed with. */
  mishap: string | undefined;
}

/** The answer of the sandbox's switchboard: with what became of the fault before. */
const switchedShape = z.object({ earlier: z.object({ id: z.string().nullable(), mishap: z.string().nullable() }) });

export class Slot {
  private readonly leases: (() => void)[] = [];
  /** By fault, what its own code failed with. */
  private readonly mishaps = new Map<string, string>();

  private constructor(
    private readonly platform: Started,
    private readonly folder: string,
  ) {}

  static async open(): Promise<Slot> {
    return new Slot(await startSandbox('drill'), mkdtempSync(path.join(os.tmpdir(), 'the-bot-drill-')));
  }

  /**
   * Runs tests on the sandbox broken by one fault from before the run to its end.
   * @returns the run, and what the fault's own code failed with
   * @throws Error when the run left no account of itself
   */
  async broken(words: readonly string[], fault: string): Promise<{ run: Run; mishap: string | undefined }> {
    await this.breakBy(fault);
    const run = await this.run(words);
    await this.breakBy(null);
    return { run, mishap: this.mishaps.get(fault) };
  }

  /**
   * One run over every test of which a scene is left. The sandbox is broken or mended before each.
   * @param scenes with something left: Playwright takes no test at all for every test there is
   * @returns the run, and the scenes that it came to first
   * @throws Error as above, and when the sandbox could not be broken or mended before a test
   */
  async play(scenes: Scenes): Promise<{ run: Run; played: Played[] }> {
    const taken = new Map<string, Scene>();
    const prompter = await Prompter.open(async (test) => {
      const scene = scenes.take(test);
      if (scene === undefined) return { play: false, awaited: [] };
      taken.set(test, scene);
      await this.breakBy(scene.fault);
      return { play: true, awaited: [...scene.awaited] };
    });
    try {
      const run = await this.run(wordsFor(scenes.tests()), { THE_BOT_CUES: prompter.url });
      prompter.check();
      const took = prompter.tookMs();
      // Mended first: what became of a fault is told when it is taken away.
      await this.breakBy(null);
      const played = [...taken].map(([test, scene]) => ({
        test,
        scene,
        cases: run.cases.filter((entry) => entry.test === test),
        tookMs: took.get(test) ?? 0,
        mishap: scene.fault === null ? undefined : this.mishaps.get(scene.fault),
      }));
      return { run, played };
    } finally {
      prompter.close();
    }
  }

  async close(): Promise<void> {
    for (const release of this.leases) release();
    await this.platform.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(words: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Run> {
    const id = newRunId();
    try {
      const all = ['--config', 'tools/drill/playwright.config.ts', ...words, '--workers', '1'];
      return await runQuietly(all, this.folder, { BASE_URL: this.platform.url, THE_BOT_RUN_ID: id, ...variables });
    } finally {
      // A session is shared with runs that go on. To the next fault's run, the drill goes on.
      this.leases.push(takeLease(targetFolder(this.platform.url), id));
    }
  }

  /** Notes what became of the fault before. @throws Error when the sandbox does not take it */
  private async breakBy(id: string | null): Promise<void> {
    const answer = await fetch(`${this.platform.url}/sandbox/fault`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id }),
    });
    if (!answer.ok) throw new Error(`The sandbox did not take the fault ${id ?? 'away'}: ${answer.status} ${await answer.text()}`);
    const { earlier } = switchedShape.parse(await answer.json());
    if (earlier.id !== null && earlier.mishap !== null) this.mishaps.set(earlier.id, earlier.mishap);
  }
}
