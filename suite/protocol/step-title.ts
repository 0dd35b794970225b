import { caseById, type CaseId } from '../catalogue';
import { actorLabel } from '../config/names';

/** Step title in live output and reports: `4.8 teacher types the score 85`. */
export function stepTitle(id: CaseId): string {
  const { performer, wording } = caseById(id);
  const who = performer === 'anyone' ? 'somebody' : actorLabel(performer);
  return `${id} ${who} ${wording.en}`;
}
