/** Saves what the recorder wrote, with calls of page objects. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deskReportsFolder } from '../../suite/config/environment';
import type { Role } from '../../suite/config/names';
import { withPageObjects } from './recorded/rewrite';

/**
 * Saves what was recorded.
 * @param recorded file that the recorder wrote
 * @param baseUrl address of the platform
 * @returns the saved file; undefined when nothing was done on the page
 */
export function saveRecording(recorded: string, role: Role, baseUrl: string, now = new Date()): string | undefined {
  const code = existsSync(recorded) ? readFileSync(recorded, 'utf8') : '';
  const actions = code.split('\n').filter((line) => /^\s*(?:await )?page\w*\./.test(line) && !line.includes('.goto('));
  if (actions.length === 0) return undefined;
  const time = now.toISOString().slice(0, 19).replace(/:/g, '-');
  const file = path.join(deskReportsFolder(), 'recordings', `${time}-${role}.spec.ts`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, withPageObjects(code, role, baseUrl), { mode: 0o600 });
  return file;
}
