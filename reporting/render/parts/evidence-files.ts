/** Copies the screenshots of failed steps next to the run's other files, and returns their paths from a report. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeReport } from '../../disk/disk';
import type { CaseResult, Screenshot } from '../../cases/case-result';

export class EvidenceFiles {
  private readonly written = new Map<string, string>();
  /** URLs of screenshots: each is in the reports of both languages. */
  private readonly encoded = new Map<string, string>();

  /**
   * @param reports folder of the reports
   * @param runFolder folder of the run's files
   */
  constructor(
    private readonly reports: string,
    private readonly runFolder: string,
  ) {}

  /** Returns screenshot and trace of the attempt that counted, as paths from the report. */
  of(caseResult: CaseResult): { screenshot: string | null; trace: string | null } {
    const last = caseResult.attempts.at(-1);
    return {
      screenshot:
        last?.screenshot === undefined
          ? null
          : this.screenshotFile(`${caseResult.id}-${caseResult.attempts.length}`, last.screenshot),
      trace: last?.trace === undefined ? null : this.pathTo(last.trace),
    };
  }

  /** Returns a screenshot as a `data:` URL, so that the report can be mailed as one file. */
  embedded(place: string): string {
    const known = this.encoded.get(place);
    if (known !== undefined) return known;
    const type = place.endsWith('.jpg') ? 'image/jpeg' : 'image/png';
    const url = `data:${type};base64,${readFileSync(path.join(this.reports, place)).toString('base64')}`;
    this.encoded.set(place, url);
    return url;
  }

  /** Returns a path from the report, with the slashes that a link needs. */
  pathTo(file: string): string {
    return path.relative(this.reports, file).split(path.sep).join('/');
  }

  /** Returns null where the disk does not store it. */
  private screenshotFile(name: string, screenshot: Screenshot): string | null {
    const known = this.written.get(name);
    if (known !== undefined) return known;
    const folder = path.join(this.runFolder, 'pictures');
    const ending = screenshot.contentType === 'image/jpeg' ? 'jpg' : 'png';
    const file = path.join(folder, `${name.replace(/[^\w.-]+/g, '-')}.${ending}`);
    if (!writeReport(file, screenshot.body)) return null;
    const place = this.pathTo(file);
    this.written.set(name, place);
    return place;
  }
}
