/** What is read out of an attempt before it is shown: its trace, the explanation, and whether the platform answers. */
import { readFileSync } from 'node:fs';
import { ZipProblem } from '../../lib/zip/zip';
import { explain, type Explanation } from '../../reporting/trace/explanation';
import { failureOf } from '../../reporting/trace/failure';
import { readTrace, type Trace } from '../../reporting/trace/trace';
import { reachability, targetOf } from './again';
import { displayedName } from './artefact';
import type { Candidate } from './candidate';
import { ReplayProblem } from './problem';
import { say } from './say';

export interface Known {
  readonly trace: Trace | undefined;
  readonly explanation: Explanation | undefined;
  /** Whether the platform can be reached from here; undefined where nothing is said of it. */
  readonly reachable: string | undefined;
}

/** @throws ReplayProblem stating what is wrong with the trace: the viewer would only show nothing */
export async function knownOf(candidate: Candidate): Promise<Known> {
  const trace = candidate.trace === undefined ? undefined : wholeTrace(candidate.trace);
  const failure = trace === undefined ? undefined : failureOf(trace);
  return {
    trace,
    explanation: trace === undefined || failure === undefined ? undefined : explain(trace, failure),
    reachable: await reachability(targetOf(candidate, trace)),
  };
}

/** @throws ReplayProblem as above */
export function wholeTrace(file: string): Trace {
  try {
    return readTrace(readFileSync(file));
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    throw new ReplayProblem(say('replay.badTrace', { file: displayedName(file), problem: error.message }));
  }
}
