/**
 * Stops a debug run before the first step of each case. Playwright's own debug mode stops at the first action, which belongs to
 * the sign-in.
 */
import { test, type Page } from '@playwright/test';
import { declaredCases } from '../catalogue/metadata';
import { chosenStops, stopsAtFirstStep } from '../config/run-options';
import { stopHere } from './stop-here';

/** The test that has been stopped. */
let stopped: string | undefined;
/** The test that runs steps of the protocol. */
let withSteps: string | undefined;
/** How many preparations are going on. */
let preparing = 0;

/** Tells that the running test runs steps of the protocol: what it does before them is preparation. */
export function expectSteps(): void {
  withSteps = test.info().testId;
}

/** Runs what precedes a case, for instance the sign-in of an actor, without a stop. */
export async function withoutStop<T>(work: () => Promise<T>): Promise<T> {
  preparing += 1;
  try {
    return await work();
  } finally {
    preparing -= 1;
  }
}

/**
 * Opens Playwright's inspector at this page, once for each test. From there on a person runs one action at a time.
 * @param step id of the beginning step of the protocol; undefined for an action
 */
export async function stopAtFirstStep(page: Page | undefined, step?: string): Promise<void> {
  const { testId } = test.info();
  if (!stopsAtFirstStep() || page === undefined || stopped === testId || preparing > 0 || !isFirst(step)) return;
  stopped = testId;
  await stopHere(page);
}

/** Whether a step or an action is the one that the person who debugs wants to see first. */
function isFirst(step: string | undefined): boolean {
  if (withSteps !== test.info().testId) return true;
  if (step === undefined) return false;
  const chosen = chosenStops().filter((id) => declaredCases(test.info()).some((declared) => declared === id));
  return chosen.length === 0 || chosen.includes(step);
}
