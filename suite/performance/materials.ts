/** PF30: the list of materials, and a file. */
import type { ApiClient } from '../api/client';
import { pathOfLink } from '../api/links';
import { textFile } from '../data/files';
import { prepared } from '../data/prepared';
import { Blocked } from '../failure/blocked';
import { Findings, seen } from '../failure/findings';
import { isFields } from '../network/reading';
import { asJson } from '../../lib/json';
import { existingPath, type Measuring } from './measure';
import type { PerformanceParts } from './parts';
import { STUDENT_MATERIALS, type Step } from './scenarios';

const READS = 20;
/** The first byte only: a material may be long. A server without ranges answers with all of it. */
const FIRST_BYTE: Step = { ...STUDENT_MATERIALS, statuses: [200, 206] };
/** Materials themselves, where the list of the student's page names none. */
const MATERIALS = '/api/materials/materials/';
/** Names under which a record of a material tells the address of its file. */
const FILE_FIELDS = ['file_url', 'download_url', 'file', 'attachment'];
/** Records whose own page is asked for a file that the list does not tell. */
const MAX_RECORDS = 3;
/** The case about the files of answers. */
const CASE_ABOUT_ANSWERS = '7.3';

export class Materials {
  constructor(
    private readonly parts: PerformanceParts,
    private readonly measuring: Measuring,
  ) {}

  /** @throws Blocked when no file can be stored or read, or the machine is too noisy */
  async listWithFile(): Promise<Findings> {
    const findings = new Findings('Materials and a file (PF30)');
    const client = await this.parts.apiOf('student');
    const list = await existingPath(client, STUDENT_MATERIALS);
    findings.check(list !== undefined, () => `the build has none of the paths ${STUDENT_MATERIALS.paths.join(', ')}`);
    if (list === undefined) return findings;
    const reads = { caseId: 'PF30', who: 'student', client, step: STUDENT_MATERIALS, rounds: READS } as const;
    await this.measuring.singleReads({ ...reads, path: list, endpoint: 'materials', perSecond: 10 }, findings);
    const path = (await fileOfMaterials(client, list)) ?? (await this.fileOfAnswer(client));
    await this.measuring.singleReads(
      { ...reads, step: FIRST_BYTE, path, headers: { range: 'bytes=0-0' }, endpoint: 'file', perSecond: null },
      findings,
    );
    return findings;
  }

  /**
   * A file of an answer of the run's own.
   * @throws Blocked where the platform stores none, or refuses it to its author
   */
  private async fileOfAnswer(client: ApiClient): Promise<string> {
    const { assignments } = this.parts;
    const homework = await prepared('an assignment', assignments.create({ assignedTo: ['student'] }));
    const { file } = await prepared(
      'an answer with a file',
      assignments.submitted(homework, 'student', {
        content: 'Ответ с файлом',
        file: textFile('first-byte.txt', 'Первый байт'),
      }),
    );
    if (file === null) throw new Blocked('the platform took an answer with a file, and lists no file of it.');
    const path = pathOfLink(file.url);
    const answer = await client.send('GET', path);
    if (answer.status !== 200)
      throw new Blocked(
        `no list of materials offers a file, and the platform refuses the student the file of the own answer (${seen(answer)}), which case ${CASE_ABOUT_ANSWERS} is about.`,
        { blockingStep: CASE_ABOUT_ANSWERS },
      );
    return path;
  }
}

/** Returns the address of a file that a list of materials, or the record of a material, offers and the student may read. */
async function fileOfMaterials(client: ApiClient, list: string): Promise<string | undefined> {
  const records: string[] = [list, MATERIALS];
  for (let asked = 0; asked < records.length; asked += 1) {
    const path = records[asked] ?? list;
    const answer = await client.send('GET', path);
    const content = answer.status === 200 ? asJson(answer.text) : undefined;
    const file = fileIn(content);
    if (file !== undefined) return pathOfLink(file);
    if (path === MATERIALS) records.push(...idsIn(content).map((id) => `${MATERIALS}${id}/`));
  }
  return undefined;
}

/** Returns the first address of a file anywhere in an answer. */
export function fileIn(content: unknown): string | undefined {
  if (Array.isArray(content)) return firstOf(content.map((one) => () => fileIn(one)));
  if (!isFields(content)) return undefined;
  const own = FILE_FIELDS.map((name) => content[name]).find(
    (value): value is string => typeof value === 'string' && /^(?:https?:\/\/[^/]+)?\/(?:media|api)\/./.test(value),
  );
  return own ?? firstOf(Object.values(content).map((one) => () => fileIn(one)));
}

function firstOf(searches: readonly (() => string | undefined)[]): string | undefined {
  for (const search of searches) {
    const found = search();
    if (found !== undefined) return found;
  }
  return undefined;
}

function idsIn(content: unknown): number[] {
  const rows = isFields(content) ? content.results : content;
  return (Array.isArray(rows) ? rows : [])
    .flatMap((row: unknown) => (isFields(row) && typeof row.id === 'number' ? [row.id] : []))
    .slice(0, MAX_RECORDS);
}
