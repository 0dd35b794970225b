/** Returns a text with each letter in the other case. @throws Error for a text without letters */
export function otherCase(text: string): string {
  const other = [...text]
    .map((sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()))
    .join('');
  if (other === text) throw new Error('The text has no letter that has another case.');
  return other;
}
