/** The version of a drill's sandbox contains its active fault: `0.1.0+fault.grade-rounded`. */
const FAULT = /\+fault\.(\S+)$/;

/** Returns the reason why a run with an active fault supports no verdict, as a sentence; undefined without a fault. */
export function activeFault(version: string | null): string | undefined {
  const fault = version === null ? undefined : FAULT.exec(version)?.[1];
  return fault === undefined ? undefined : `the sandbox is broken on purpose (${fault}): this run says something about the suite, and nothing about a platform`;
}
