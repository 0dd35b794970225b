/**
 * Stops a debug run before the first step of each case. Playwright's own debug mode stops at the first action, which belongs to
 * the sign-in.
 */
import { test, type Page } from '@playwright/test';
import { holdTime, releaseTime } from '../../lib/pausable-time';
import { declaredCases } from '../catalogue/metadata';
import { chosenStops, stopsAtFirstStep } from '../config/run-options';
import { stopHere } from './stop-here';

/** What is about to happen in a test. */
export interface Moment {
  readonly testId: string;
  /** The window that acts, or begins the step. */
  readonly window: object;
  /** Ids of the cases that the test is about. */
  readonly cases: readonly string[];
  /** Id of the beginning step of the protocol; undefined for an action. */
  readonly step?: string | undefined;
}

/** Decides where the tests of a worker stop: once in each window, because the inspector of a window does not see the others. */
export class FirstStop {
  private stopped: string | undefined;
  private windows = new WeakSet();
  private withSteps: string | undefined;
  private preparing = 0;

  /** @param chosen ids of the cases that the person named who debugs: a test that runs one as a step stops there */
  constructor(private readonly chosen: readonly string[]) {}

  /** Says that a test runs steps of the protocol: what it does before them is preparation. */
  expectSteps(testId: string): void {
    this.withSteps = testId;
  }

  /** Runs what precedes a case, for instance the sign-in of an actor. */
  async preparation<T>(work: () => Promise<T>): Promise<T> {
    this.preparing += 1;
    try {
      return await work();
    } finally {
      this.preparing -= 1;
    }
  }

  /** Returns whether to stop now, and then never again in this window. */
  isDue(moment: Moment): boolean {
    const { testId, window, step } = moment;
    if (this.preparing > 0 || this.windows.has(window)) return false;
    if (this.stopped === testId ? step !== undefined : !this.isFirst(moment)) return false;
    this.stopped = testId;
    this.windows.add(window);
    return true;
  }

  private isFirst({ testId, cases, step }: Moment): boolean {
    if (this.withSteps !== testId) return true;
    if (step === undefined) return false;
    const wanted = this.chosen.filter((id) => cases.includes(id));
    return wanted.length === 0 || wanted.includes(step);
  }
}

let known: FirstStop | undefined;

/** Where this worker stops. */
export function firstStop(): FirstStop {
  known ??= new FirstStop(chosenStops());
  return known;
}

/** Opens Playwright's inspector at this page if it is time. From there on a person runs one action at a time. */
export async function stopAtFirstStep(page: Page | undefined, step?: string): Promise<void> {
  if (!stopsAtFirstStep() || page === undefined) return;
  const { testId } = test.info();
  if (!firstStop().isDue({ testId, window: page, cases: declaredCases(test.info()), step })) return;
  holdTimeWhileStopped(page);
  await stopHere(page);
}

/** Lets the time limits of the suite stand still while the inspector holds this window, as Playwright's own do. */
export function holdTimeWhileStopped(page: Page): void {
  const inspector = page.context().debugger;
  inspector.on('pausedstatechanged', () => {
    if (inspector.pausedDetails() === null) releaseTime();
    else holdTime();
  });
}
