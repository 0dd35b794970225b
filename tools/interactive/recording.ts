/** What the recorder wrote: saved, and with the page objects that already have its locators. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, deskReportsFolder } from '../../suite/config/environment';
import type { Role } from '../../suite/config/names';

/** A member of a page object, and the texts of its locators. */
export interface PageMember {
  /** `GradeDialog.feedbackField` */
  readonly name: string;
  /** Relative to the project folder. */
  readonly file: string;
  readonly texts: readonly string[];
}

/** Russian texts in quotes: what the platform shows. Names of roles and files are in English. */
const QUOTED = /'([^'\n]*[а-яё][^'\n]*)'/gi;
const SESSION_LINE = /^\s*storageState: .*\n/m;

/** Members of the page objects in a source file that have a text in quotes. */
export function membersOf(source: string, file: string): PageMember[] {
  const name = /export (?:abstract )?class (\w+)/.exec(source)?.[1];
  if (name === undefined) return [];
  const parts = source.split(/^ {2}(?=(?:get |async |@step|readonly )?\w+[^\n]*$)/m);
  return parts.flatMap((part) => {
    const member = /^(?:get |async |readonly )?(\w+)/.exec(part)?.[1];
    const texts = [...part.matchAll(QUOTED)].map(([, text = '']) => text);
    return member === undefined || texts.length === 0 ? [] : [{ name: `${name}.${member}`, file, texts }];
  });
}

/**
 * Returns the recorded code without the path of the session, and with a comment at each locator that page objects already
 * have. A locator of the recorder may fit several of them: which one is meant depends on the screen.
 */
export function withPageObjects(code: string, members: readonly PageMember[]): string {
  return code
    .replace(SESSION_LINE, '')
    .split('\n')
    .map((line) => {
      const texts = /\.getBy\w+\(/.test(line) ? [...line.matchAll(QUOTED)].map(([, text = '']) => text) : [];
      const fitting = members.filter((member) => texts.some((text) => member.texts.includes(text)));
      const named = fitting.map(({ name, file }) => `${name} (${file})`).join(', ');
      return fitting.length === 0 ? line : `${line} // page object: ${named}`;
    })
    .join('\n');
}

/**
 * Saves what was recorded.
 * @param recorded file that the recorder wrote
 * @returns the saved file; undefined when nothing was done on the page
 */
export function saveRecording(recorded: string, role: Role, now = new Date()): string | undefined {
  const code = existsSync(recorded) ? readFileSync(recorded, 'utf8') : '';
  const actions = code.split('\n').filter((line) => /^\s*(?:await )?page\w*\./.test(line) && !line.includes('.goto('));
  if (actions.length === 0) return undefined;
  const time = now.toISOString().slice(0, 19).replace(/:/g, '-');
  const file = path.join(deskReportsFolder(), 'recordings', `${time}-${role}.spec.ts`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, withPageObjects(code, pageMembers()), { mode: 0o600 });
  return file;
}

function pageMembers(): PageMember[] {
  const folder = path.join(PROJECT_ROOT, 'pages');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('parts'))
    .flatMap((name) =>
      membersOf(readFileSync(path.join(folder, name), 'utf8'), `pages/${name.split(path.sep).join('/')}`),
    );
}
