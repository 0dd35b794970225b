import type { ReactNode } from 'react';
import type { Submission } from '../../../contract/assignments';
import { Badge } from '../ui/badge';
import { lateBy, penaltyWords } from './deadline';

/** «Опоздание на 2 дн. Штраф: 10 баллов»; nothing for a submission on time. */
export function LateNote({
  answer,
}: {
  answer: Pick<Submission, 'is_late' | 'days_late' | 'penalty_applied'>;
}): ReactNode {
  if (!answer.is_late) return null;
  return (
    <span className="late-note">
      <Badge tone="bad">Опоздание</Badge>
      <span>{lateBy(answer.days_late ?? 0)}</span>
      {answer.penalty_applied ? <span>{penaltyWords(answer.penalty_applied)}</span> : null}
    </span>
  );
}
