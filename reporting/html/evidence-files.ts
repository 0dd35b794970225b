/** Lays the pictures of failed steps beside the other things of the run, and knows the way to them from a sheet. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CaseResult, Screenshot } from '../run-report/case-result';

export class EvidenceFiles {
  private readonly written = new Map<string, string>();

  /**
   * @param reports where the sheets lie
   * @param runFolder where the run keeps its things
   */
  constructor(
    private readonly reports: string,
    private readonly runFolder: string,
  ) {}

  /** The picture and the trace of the attempt that counted, as paths from the sheet. */
  of(caseResult: CaseResult): { screenshot: string | null; trace: string | null } {
    const last = caseResult.attempts.at(-1);
    return {
      screenshot: last?.screenshot === undefined ? null : this.screenshotFile(`${caseResult.id}-${caseResult.attempts.length}`, last.screenshot),
      trace: last?.trace === undefined ? null : this.pathTo(last.trace),
    };
  }

  /** A picture as an address that holds the picture itself, so that the sheet can be mailed as one file. */
  embedded(place: string): string {
    const type = place.endsWith('.jpg') ? 'image/jpeg' : 'image/png';
    return `data:${type};base64,${readFileSync(path.join(this.reports, place)).toString('base64')}`;
  }

  /** A file as a path from the sheet, with the slashes that a link needs. */
  pathTo(file: string): string {
    return path.relative(this.reports, file).split(path.sep).join('/');
  }

  private screenshotFile(name: string, screenshot: Screenshot): string {
    const known = this.written.get(name);
    if (known !== undefined) return known;
    const folder = path.join(this.runFolder, 'pictures');
    mkdirSync(folder, { recursive: true });
    const ending = screenshot.contentType === 'image/jpeg' ? 'jpg' : 'png';
    const file = path.join(folder, `${name.replace(/[^\w.-]+/g, '-')}.${ending}`);
    writeFileSync(file, screenshot.body);
    const place = this.pathTo(file);
    this.written.set(name, place);
    return place;
  }
}
