/** Types for the entries of the list of deviations. */

/**
 * - `defect`: a defect of the published build that a complete platform does not have.
 * - `protocol`: required by the manual protocol and implemented as an extension of the recorded API.
 * - `repaired`: observed on a build with the two repairs, see `recorded/pages.jsonl` and `recorded/forms.jsonl`.
 * - `sandbox`: required because this is a sandbox. Deviations of this kind apply to every form.
 */
export type Kind = 'defect' | 'protocol' | 'repaired' | 'sandbox';

/** A request and the account that sends it. */
export interface ProbeCall {
  who: 'admin' | 'teacher' | 'student' | 'secondStudent' | 'tutor' | 'parent' | 'nobody';
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
}

/**
 * A call written by hand for behaviour that no recorded call covers. It is sent to the published and to the complete
 * form. In both, Ivan has created three assignments for Anna: the first has a graded submission with a file, the
 * second is closed, the third has submissions of Anna and Dmitry. The tutor has created a fourth assignment, for
 * Dmitry.
 */
export interface Probe extends ProbeCall {
  /** Call to send before the probe. */
  first?: ProbeCall;
  /** Number of repetitions; the last response is compared. */
  times?: number;
  /**
   * Value to compare: the status, a path in the response body (`results.0.progress_percentage`), or a header
   * (`header x-name`).
   */
  at: string;
  /**
   * Pattern the value must match in every form, for properties of the sandbox itself. Without it, the forms must
   * differ in the value.
   */
  everywhere?: string;
}

export interface Deviation {
  id: string;
  kind: Kind;
  reason: string;
  /** Recorded calls: `api:271`, `api:308-313`, or a method and a path pattern, `GET /api/assignments/*`. */
  calls?: readonly string[];
  /**
   * Differences in the response: `status`, `content type`, `+name` for an added field, `+name*` for all added fields
   * that begin so, `~name` for a field with a changed type, `#name` for a list with a changed length. `[]` is the
   * response itself if it is a list.
   */
  differs?: readonly string[];
  probe?: Probe;
}
