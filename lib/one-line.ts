/** Returns a text with one space in place of each run of white space, and none around it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
