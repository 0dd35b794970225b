/** Finds that a text was shown or returned without its end. */

/** A shorter beginning may be shared by chance. */
const LEAST_SHOWN = 12;
/** What is missing must be more than a letter that differs. */
const LEAST_LOST = 5;

/**
 * Returns the number of characters of the expected text that are there, where its end is missing: in a value that ends
 * earlier, or in the text of a page that contains the beginning alone. Undefined for any other difference.
 */
export function cutAfter(expected: string | undefined, seen: string | undefined): number | undefined {
  if (expected === undefined || seen === undefined) return undefined;
  const wanted = normalized(expected);
  const found = normalized(seen);
  if (wanted.length < LEAST_SHOWN + LEAST_LOST || found.includes(wanted)) return undefined;
  let length = 0;
  while (length < wanted.length && found.includes(wanted.slice(0, length + 1))) length += 1;
  if (length < LEAST_SHOWN || wanted.length - length < LEAST_LOST) return undefined;
  if (isOtherMark(wanted.slice(0, length), found)) return undefined;
  // A later part on the page shows that something within the text differs, and not its length.
  return found.includes(wanted.slice(-LEAST_LOST * 2)) ? undefined : length;
}

/** Whether the texts part inside the mark of a test, `[20261122T100000-aaaaaa · 1f2e3d4c]`: then it is another test's text. */
function isOtherMark(shared: string, found: string): boolean {
  const rest = found.slice(found.indexOf(shared) + shared.length);
  return shared.lastIndexOf('[') > shared.lastIndexOf(']') && /^[\da-fT· -]*\]/.test(rest);
}

/** Without the quotation marks of a message, and with one kind of white space. */
function normalized(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["«](.*)["»]$/, '$1');
}
