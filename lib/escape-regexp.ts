/** Returns a regular expression's source that matches this text, whatever signs it contains. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
