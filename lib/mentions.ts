/** Search for a text in a response, in any form in which JSON may hold it. */

/**
 * Returns whether a text contains a secret: as it is, with quotes and line breaks escaped, or with letters beyond ASCII
 * escaped as well. An empty secret is contained in nothing.
 */
export function mentions(text: string, secret: string): boolean {
  if (secret === '') return false;
  const escaped = JSON.stringify(secret).slice(1, -1);
  const ascii = escaped.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return text.includes(secret) || text.includes(escaped) || text.toLowerCase().includes(ascii.toLowerCase());
}
