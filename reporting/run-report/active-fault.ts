/** The version of a drill's sandbox contains its active fault: `0.1.0+fault.grade-rounded`. */
const FAULT = /\+fault\.(\S+)$/;

/** Returns the fault with which the sandbox runs: such a run supports no verdict. Undefined without a fault. */
export function activeFault(version: string | null): string | undefined {
  return version === null ? undefined : FAULT.exec(version)?.[1];
}
