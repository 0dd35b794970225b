/** Whether a run with nothing but known failures fails a command. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { reportsFolder } from '../../suite/config/environment';
import { releaseReportSchema, type ReleaseReport } from '../../reporting/render/release/report';

export type FailsOn = 'any' | 'new';

/** Returns whether known issues are the only reasons against a release. The release itself stays a NO-GO. */
export function hasOnlyKnownFailures({ decision, reasons }: Pick<ReleaseReport, 'decision' | 'reasons'>): boolean {
  return decision === 'NO-GO' && reasons.length > 0 && reasons.every(({ kind }) => kind === 'known');
}

/**
 * Returns the exit code after the setting, and says which it was.
 * @param code exit code as for `npm start`
 */
export function afterKnown(code: number, failsOn: FailsOn): number {
  const file = path.join(reportsFolder(), 'release.json');
  const isKnown =
    code === 1 &&
    failsOn === 'new' &&
    existsSync(file) &&
    hasOnlyKnownFailures(releaseReportSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  process.stdout.write(
    `Fails on  ${failsOn === 'any' ? 'any failure' : 'new failures only'}${isKnown ? ': every failure is a known issue, so this does not fail; the release stays NO-GO' : ''}\n`,
  );
  return isKnown ? 0 : code;
}
