/** PF30: the list of materials, and a file. */
import { pathOfLink } from '../api/links';
import { textFile } from '../data/files';
import { prepared } from '../data/prepared';
import { Blocked } from '../failure/blocked';
import { Findings } from '../failure/findings';
import { existingPath, type Measuring } from './measure';
import type { PerformanceParts } from './parts';
import { STUDENT_MATERIALS } from './scenarios';

const READS = 20;

export class Materials {
  constructor(
    private readonly parts: PerformanceParts,
    private readonly measuring: Measuring,
  ) {}

  /** @throws Blocked when no file can be stored, or the machine is too noisy */
  async listWithFile(): Promise<Findings> {
    const findings = new Findings('Materials and a file (PF30)');
    const client = await this.parts.apiOf('student');
    const list = await existingPath(client, STUDENT_MATERIALS);
    findings.check(list !== undefined, () => `the build has none of the paths ${STUDENT_MATERIALS.paths.join(', ')}`);
    if (list === undefined) return findings;
    const reads = { caseId: 'PF30', who: 'student', client, step: STUDENT_MATERIALS, rounds: READS } as const;
    await this.measuring.singleReads({ ...reads, path: list, endpoint: 'materials', perSecond: 10 }, findings);
    const { assignments } = this.parts;
    const homework = await prepared('an assignment', assignments.published({ assignedTo: ['student'] }));
    // The file is short, so that its last byte comes with its first.
    const { file } = await prepared(
      'an answer with a file',
      assignments.submitted(homework, 'student', {
        content: 'Ответ с файлом',
        file: textFile('first-byte.txt', 'Первый байт'),
      }),
    );
    if (file === null) throw new Blocked('the platform took an answer with a file, and lists no file of it.');
    await this.measuring.singleReads(
      { ...reads, path: pathOfLink(file.url), endpoint: 'file', perSecond: null },
      findings,
    );
    return findings;
  }
}
