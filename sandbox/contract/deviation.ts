/** What a line of the list of deviations is made of. */

/**
 * - `defect`: a defect of the published build, which a complete platform does not have.
 * - `protocol`: asked for by the manual protocol, and built as the recorded API would grow.
 * - `repaired`: seen on a build with the two repairs, see `recorded/pages.jsonl` and `recorded/forms.jsonl`.
 * - `sandbox`: what the sandbox must have because it is a sandbox. These hold for every form.
 */
export type Kind = 'defect' | 'protocol' | 'repaired' | 'sandbox';

/** Who asks for what. */
export interface ProbeCall {
  who: 'admin' | 'teacher' | 'student' | 'secondStudent' | 'tutor' | 'parent' | 'nobody';
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
}

/**
 * A call of our own for what no recorded call shows. It is sent to the published and to the complete form, where Ivan has
 * set three assignments for Anna: the first is answered with a file and graded, the second closed, the third answered by
 * her and by Dmitry. A fourth is the tutor's own, for Dmitry.
 */
export interface Probe extends ProbeCall {
  /** What must have been asked before. */
  first?: ProbeCall;
  /** How often it is sent; the last answer counts. */
  times?: number;
  /** What is compared: the status, a value in the answer (`results.0.progress_percentage`), or a header (`header x-name`). */
  at: string;
  /** What it must be in every form, as a pattern: for what the sandbox has because it is one. Else the forms must differ in it. */
  everywhere?: string;
}

export interface Deviation {
  id: string;
  kind: Kind;
  reason: string;
  /** Recorded calls: `api:271`, `api:308-313`, or a method and a pattern of the path, `GET /api/assignments/*`. */
  calls?: readonly string[];
  /**
   * What differs there: `status`, `content type`, `+name` for a field that is added, `~name` for one of another type,
   * `#name` for a list of another length. `[]` names the answer itself where it is a list.
   */
  differs?: readonly string[];
  probe?: Probe;
}
