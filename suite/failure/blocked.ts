import { BLOCKED_PREFIX, refusal, type Failure } from './failure';
import { failureOf, withFailure } from './register';

/** A role could not be signed in. Every case except those about signing in is then BLOCKED, not FAIL. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';

  /**
   * @param failure the server's response; without it, the failure of the cause, or that the platform cannot be tested
   */
  constructor(message: string, { failure, ...options }: ErrorOptions & { failure?: Failure | undefined } = {}) {
    super(message, options);
    withFailure(
      this,
      failure ??
        (options.cause === undefined
          ? { code: 'platform-away', seen: message.slice(0, 300) }
          : failureOf(options.cause)),
    );
  }
}

/** Sign-in is already known to be unavailable: no attempt was sent. */
export class SignInUnavailableError extends SignInRefused {}

/** The case could not be run. The reporter counts it as BLOCKED. */
export class Blocked extends Error {
  override readonly name = 'Blocked';
  /** The blocking step, if any. */
  readonly blockingStep: string | undefined;

  /**
   * @param reason why, for people
   * @param options `failure` is the given one, or that of the cause, if any; `blockingStep` names the blocking step,
   * if any
   */
  constructor(
    reason: string,
    { failure, blockingStep, ...options }: ErrorOptions & { failure?: Failure | undefined; blockingStep?: string } = {},
  ) {
    super(`${BLOCKED_PREFIX}${reason}`, options);
    this.blockingStep = blockingStep;
    const own =
      failure ?? (options.cause === undefined ? { code: 'blocked' as const, seen: reason } : failureOf(options.cause));
    withFailure(this, { ...own, blocked: true, ...(blockingStep === undefined ? {} : { blockingStep }) });
  }
}

/** Throws the failure behind a precondition, for a step that is about the precondition itself. */
export function withoutPrecondition(error: unknown): never {
  if (error instanceof Blocked && error.blockingStep === undefined && error.cause instanceof Error) throw error.cause;
  throw error;
}

/** Returns the result of an earlier step. @throws Blocked by that step when it has no result */
export function requireResult<T>(step: string, value: T | undefined | false, reason: string): T {
  if (value === undefined || value === false) throw blocked(step, reason);
  return value;
}

/**
 * Creates the error for a missing precondition after a failed earlier step. @param blockingStep the id of that step
 */
export function blocked(blockingStep: string, reason: string): Blocked {
  return new Blocked(`${blockingStep} failed before it: ${reason}.`, { blockingStep });
}

/**
 * Creates the error for a request that a build does not have (405), so that it is not known what the server would refuse.
 * @param response `request` is method and path
 * @param purpose what the page asked for
 */
export function withoutRequest(response: { request: string; status: number }, purpose: string): Blocked {
  const { request, status } = response;
  return new Blocked(
    `the page asked the server to ${purpose}, and this build does not have the request (${request} → ${status}), so it is not known what it would refuse.`,
    { failure: refusal(request, status, { by: 'page', purpose }) },
  );
}
