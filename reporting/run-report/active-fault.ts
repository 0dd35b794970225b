/** A sandbox of a drill says so in its version: `0.1.0+fault.grade-rounded`. */
const FAULT = /\+fault\.(\S+)$/;

/** What stands against any decision then, as a sentence; undefined for a sound platform. */
export function activeFault(version: string | null): string | undefined {
  const fault = version === null ? undefined : FAULT.exec(version)?.[1];
  return fault === undefined ? undefined : `the sandbox is broken on purpose (${fault}): this run says something about the suite, and nothing about a platform`;
}
