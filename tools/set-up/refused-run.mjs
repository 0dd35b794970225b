/**
 * Replaces the verdict of the run before when set-up fails before a run: whoever opens the reports must not take an old
 * GO for the answer. Plain JavaScript without packages, because they may be what is missing.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './cache.mjs';

/** Reports of a run, by the beginning of their names. */
const REPORTS = /^(?:run\.json|junit\.xml|(?:release|protocol)\..+)$/;
const PAGES = ['html', 'allure'];
/** As in `reporting/causes/changes.ts`: the last finished run, for the comparison of the next one. */
const KEPT_FILE = '.last-finished.json';

/** @param {string} reason @param {Readonly<Record<string, string | undefined>>} environment */
export function refuseRun(reason, environment = process.env) {
  const folder = path.resolve(ROOT, environment.REPORTS_DIR || settingOfFile('REPORTS_DIR') || 'reports');
  if (!existsSync(folder) || isInUse(folder)) return;
  keepFinished(folder);
  for (const name of readdirSync(folder).filter((one) => REPORTS.test(one))) rmSync(path.join(folder, name));
  for (const name of PAGES) rmSync(path.join(folder, name), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of [
    ['release.html', `The run did not start, and nothing is known of the platform: set-up failed. ${reason}`],
    ['release.ru.html', `Прогон не начался, о платформе ничего не известно: подготовка не удалась. ${reason}`],
  ]) {
    const shown = String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
    writeFileSync(
      path.join(folder, String(name)),
      `<!doctype html><meta charset="utf-8"><title>NO-GO</title><h1>NO-GO</h1><p>${shown}</p>\n`,
    );
  }
}

/** @param {string} folder whether a run goes on that writes into it */
function isInUse(folder) {
  try {
    process.kill(Number(parsed(path.join(folder, 'running.json')).pid), 0);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} folder */
function keepFinished(folder) {
  try {
    const run = parsed(path.join(folder, 'run.json'));
    const report = parsed(path.join(folder, 'release.json'));
    if ((run.state ?? 'finished') === 'finished' && run.runId === report.run.id)
      writeFileSync(path.join(folder, KEPT_FILE), JSON.stringify({ run, report }));
  } catch {
    // There was no run to compare with, or it left no complete reports.
  }
}

/** @param {string} name */
function settingOfFile(name) {
  const file = path.join(ROOT, '.env');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=[ \\t]*["']?([^"'#\\r\\n]*)`, 'm')
    .exec(text)?.[1]
    ?.trim();
}

/** @param {string} file @returns {any} */
function parsed(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
