/** Writes the reports of a run into the report folder, which always belongs to the run that was started last. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { environment, reportsFolder, runFolder, useDefaultSettings } from '../../suite/config/environment';
import { SCRUB_MARKER_FILE } from '../../suite/run/isolate';
import type { ByLanguage } from '../../suite/texts/texts';
import { hasRoom, writeReport } from '../disk/disk';
import { escapeHtml } from '../render/parts/html';
import { junitXml } from '../render/junit/junit';
import { writeProtocolReport } from '../render/protocol/write';
import { readEarlierRun, type EarlierRun } from '../causes/changes';
import { addToJobSummary, writeReleaseReport } from '../render/release/write';
import { refusalText, type Refusal } from './not-run-texts';
import { describeRun, type ReporterEnd, type RunResult } from '../verdict/describe';

/** Reports of a run that has no results: it begins, it did not start, or it was killed. */
const NOTHING_YET: Pick<ReporterEnd, 'config' | 'suite'> = { config: undefined, suite: undefined };

/** Writes all reports at the end of a run. @param earlier what the run before left, for the comparison */
export function publishEnd(description: RunResult, earlier?: EarlierRun): void {
  publish(description, earlier);
  keepOwnReports(description, earlier);
  addToJobSummary(reportsFolder());
}

/**
 * Writes the reports once more, next to the run's traces: the next run replaces those of the report folder. A run without
 * a clean folder has none, and on a full disk nothing is given up for them.
 */
function keepOwnReports(description: RunResult, earlier: EarlierRun | undefined): void {
  const place = runFolder(description.run.runId);
  if (!existsSync(path.join(place, SCRUB_MARKER_FILE)) || !hasRoom()) return;
  writeReport(path.join(place, 'run.json'), `${JSON.stringify(description.run, null, 2)}\n`);
  writeReleaseReport(description, reportsFolder(), earlier, place);
  writeProtocolReport(description, place);
}

/** Writes all reports; the verdict first. @param earlier what the run before left, for the comparison */
export function publish(description: RunResult, earlier?: EarlierRun): void {
  const folder = reportsFolder();
  mkdirSync(folder, { recursive: true });
  writeReport(path.join(folder, 'run.json'), `${JSON.stringify(description.run, null, 2)}\n`);
  writeReleaseReport(description, folder, earlier);
  writeProtocolReport(description, folder);
  writeReport(path.join(folder, 'junit.xml'), junitXml(description));
}

/** Replaces the reports of the run before by a note that this run has begun. */
export function publishBeginning(): void {
  const startTime = new Date();
  const running = { pid: process.pid, startedAt: startTime.toISOString() };
  publish(
    describeRun({ ...NOTHING_YET, runnerErrors: [], result: { status: 'passed', startTime, duration: 0 }, running }),
  );
  replaceTestPages('The run is still going on: this page is replaced at its end.');
}

/** Replaces the reports by the reason why the run did not start. Needs no valid configuration. */
export function publishRefusal(refusal: Refusal): void {
  useDefaultSettings();
  publishError(refusalText(refusal));
}

/** Replaces the reports of a run that was killed, or ended without writing its own. */
export function publishCut(sentence: ByLanguage): void {
  publishError(sentence);
}

function publishError(sentence: ByLanguage): void {
  // These reports replace those of the last finished run, which is kept for the next comparison.
  readEarlierRun(reportsFolder());
  publishEnd(
    describeRun({
      ...NOTHING_YET,
      runnerErrors: [],
      refused: sentence,
      endless: true,
      result: { status: 'failed', startTime: new Date(), duration: 0 },
    }),
  );
  replaceTestPages(sentence[environment().reportLanguage]);
}

/** Playwright's and Allure's pages of an earlier run would be taken for this one's. */
function replaceTestPages(sentence: string): void {
  for (const name of ['html', 'allure']) rmSync(path.join(reportsFolder(), name), { recursive: true, force: true });
  const folder = path.join(reportsFolder(), 'html');
  mkdirSync(folder, { recursive: true });
  writeReport(
    path.join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Tests</title><p>${escapeHtml(sentence)}</p><p><a href="../release.html">release.html</a></p>\n`,
  );
}
