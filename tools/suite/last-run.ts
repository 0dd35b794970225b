import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  deskReportsFolder,
  environment,
  releaseReportsFolder,
  reportsFolder,
  useDeskReports,
} from '../../suite/config/environment';
import { isAlive, leaveReportFolder, readOwner } from '../../suite/run/report-owner';
import { publishCut } from '../../reporting/run-end/write-reports';
import { cutText } from '../../reporting/run-end/not-run-texts';
import { storedRunSchema, type Run } from '../../reporting/collect/run-schema';

/** From now on, the report folder is the one whose run began last: of whole runs, or of a desk. */
export function useLastReports(): void {
  const [release, desk] = [releaseReportsFolder(), deskReportsFolder()].map(
    (folder) => storedRun(folder)?.startedAt ?? '',
  );
  useDeskReports((desk ?? '') > (release ?? ''));
}

/** run.json of the last run; undefined if there is none, or if another build of the suite wrote it. */
export function readLastRun(): Run | undefined {
  settleKilledRun();
  return storedRun();
}

/** The same, as the file tells it: the run may still go on, or may have been killed. */
export function storedRun(folder = reportsFolder()): Run | undefined {
  const file = path.join(folder, 'run.json');
  if (!existsSync(file)) return undefined;
  const run = storedRunSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return run.success ? run.data : undefined;
}

/** Says which run was killed together with its command, and writes that into its reports. */
export function settleKilledRun(): void {
  const owner = readOwner();
  if (owner === undefined || isAlive(owner)) return;
  const sentence = cutText(owner, { how: 'killed' });
  process.stderr.write(`${sentence[environment().reportLanguage]}\n`);
  publishCut(sentence);
  leaveReportFolder(owner.runId);
}
