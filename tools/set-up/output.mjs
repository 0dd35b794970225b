/** Output of set-up: one line per step on stderr, so that a command's own stdout stays clean. */

/** Set-up cannot continue; the message states what the user can do. */
export class SetUpError extends Error {}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`set-up: ${line}\n`);
}
