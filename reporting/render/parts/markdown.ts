/** Markdown that is safe for any response of a platform: no text becomes formatting or ends a table cell. */

/** Escapes a text for a line or a table cell. */
export function inline(text: string): string {
  return inlinePart(text).trim();
}

function inlinePart(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, (sign) => `\\${sign}`);
}

/** Renders a table; the cells are already Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Renders a link to a file of the report, as a path from the report. */
export function link(text: string, target: string): string {
  return `[${inline(text)}](<${target.replace(/[<>]/g, encodeURIComponent)}>)`;
}

/** Renders a command to copy, as a code block. */
export function command(words: string): string {
  return `\`\`\`sh\n${words.replace(/```/g, '')}\n\`\`\``;
}

/** Escapes a text of the catalogue, and keeps its code between backticks. */
export function prose(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? `\`${part}\`` : inlinePart(part)))
    .join('')
    .trim();
}

/** Renders a folded text. GitHub shows it as such; other readers show it in full. */
export function folded(summary: string, text: string): string {
  return `<details><summary>${inline(summary)}</summary>${inline(text)}</details>`;
}

/** Returns a text to put between backticks: one line without backticks of its own. */
export function code(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('`', "'");
}
