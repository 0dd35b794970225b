/** The release report as the job summary of a CI service, which shows it at an address of its own. */

/** Links that Markdown gives relative to the folder of the reports. */
const RELATIVE_LINK = /\]\((?!https?:|#)(?:<([^>]+)>|([^)\s]+))\)/g;

/** Where the files of a run are read. */
export interface PublishedReports {
  /** Address of the published release report; its neighbours are found relative to it. */
  readonly reports: string | undefined;
  /** Address of the CI service's page of this run, which lists its artefacts. */
  readonly page: string | undefined;
}

/**
 * Makes the links of a report absolute: a summary has no files beside it. Links to files that are not published lead to
 * the artefacts of the run, and lose their address where the CI service gives none.
 * @param markdown a report with links relative to its folder
 */
export function withAbsoluteLinks(markdown: string, { reports, page }: PublishedReports): string {
  const artefacts = page === undefined ? undefined : `${page}#artifacts`;
  return markdown.replace(RELATIVE_LINK, (_all, inAngles?: string, plain?: string) => {
    const target = inAngles ?? plain ?? '';
    const address = reports === undefined ? artefacts : new URL(target.replaceAll('%', '%25'), reports).href;
    return address === undefined ? ']' : `](<${address}>)`;
  });
}
