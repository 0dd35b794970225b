/** Markdown that holds whatever a platform may answer: nothing in a text becomes formatting or ends a table cell. */

/** A text inside a line or a table cell. */
export function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, (sign) => `\\${sign}`);
}

/** A table; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A link to a file of the report, as a path from the sheet. */
export function link(text: string, target: string): string {
  return `[${inline(text)}](<${target.replace(/[<>]/g, encodeURIComponent)}>)`;
}

/** A command to copy, in a block of its own. */
export function command(words: string): string {
  return `\`\`\`sh\n${words.replace(/```/g, '')}\n\`\`\``;
}
