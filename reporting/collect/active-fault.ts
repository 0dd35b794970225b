/** The version of a sandbox contains its active faults: `0.1.0+fault.grade-rounded`, `0.1.0+fault.feedback-cut.grade-rounded`. */
const FAULT = /\+fault\.(\S+)$/;

/** Returns the faults with which the sandbox of this version runs. */
export function activeFaults(version: string | null): string[] {
  return (version === null ? undefined : FAULT.exec(version)?.[1])?.split('.') ?? [];
}

/** Returns their names, for people: a run with a fault supports no verdict. Undefined without one. */
export function activeFault(version: string | null): string | undefined {
  return activeFaults(version).join(', ') || undefined;
}
