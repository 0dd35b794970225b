/**
 * Finds the failure of an error. Errors of the suite carry their failure. The test runner wraps a matcher's message
 * and keeps only the message of a soft failure, so that failure is registered together with the message.
 */
import { stripVTControlCharacters } from 'node:util';
import { onPageProblem } from '../../pages/parts/page-problem';
import { failureSchema, type Failure } from './failure';
import { failureOfTool } from './tool-errors';

/** More failures than a test has errors. */
const KEPT = 100;

/** The latest failures of this worker, with their messages. */
const registered: { message: string; failure: Failure }[] = [];

/** Registers the failure of a message. @returns the message */
export function register(failure: Failure, message: string): string {
  registered.push({ message: stripVTControlCharacters(message), failure });
  if (registered.length > KEPT) registered.shift();
  return message;
}

/** Returns whether a failure is registered with exactly this message. */
export function isRegistered(message: string): boolean {
  const plain = stripVTControlCharacters(message);
  return registered.some((one) => one.message === plain);
}

/** Attaches a failure to an error. @returns the error */
export function withFailure<E extends Error>(error: E, failure: Failure): E {
  register(failure, error.message);
  return Object.assign(error, { failure });
}

// Pages do not import from suite, so they report their problems through this callback.
onPageProblem((problem) => register(problem.failure, problem.message));

/**
 * Returns the failure of an error, or of the runner's record of one: the failure attached to the error or to one of
 * its causes, registered with its message, or derived from the tool's own message.
 */
export function failureOf(error: unknown): Failure {
  for (let one = error; one instanceof Error; one = one.cause) {
    const carried = 'failure' in one ? failureSchema.safeParse(one.failure) : undefined;
    if (carried?.success === true) return carried.data;
  }
  const text = stripVTControlCharacters(messageOf(error));
  // Use the longest match, because one message may begin like another; among equal ones, the latest.
  const fitting = registered.filter(({ message }) => message !== '' && text.includes(message));
  const found = fitting.reduce<(typeof fitting)[number] | undefined>(
    (best, one) => (best !== undefined && best.message.length > one.message.length ? best : one),
    undefined,
  );
  return found?.failure ?? failureOfTool(error instanceof Error ? `${error.name}: ${text}` : text);
}

function messageOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string')
    return error.message;
  return String(error);
}
