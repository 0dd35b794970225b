/** Formats values of an attempt for the terminal. */

/** `+3.546 s` since the start of the test. */
export function clock(ms: number): string {
  return `+${(ms / 1000).toFixed(3)} s`.padStart(11);
}

/** Returns a text in at most so many characters. */
export function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
