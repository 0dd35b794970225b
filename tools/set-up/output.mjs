/** How set-up speaks: one line a step on stderr, so that a command's own output stays clean. */

/** Set-up cannot go on, and the message says what the user can do. */
export class SetUpError extends Error {}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`set-up: ${line}\n`);
}
