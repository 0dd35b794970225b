/** The list of subjects, which the pages only read: who may add to it. */
import { asJson } from '../../lib/json';
import type { ApiClient } from '../api/client';
import { createdRecordSchema } from '../api/schemas';
import type { Findings } from '../failure/findings';
import { unique } from '../run/run-tag';

const SUBJECTS = '/api/materials/subjects/';

/**
 * Checks that somebody adds no subject to the school's list. A subject that was added is removed again.
 * @param admin removes it, where who has added it may not
 */
export async function checkAddsNoSubject(
  findings: Findings,
  who: string,
  client: ApiClient,
  admin: ApiClient,
): Promise<void> {
  const { status, text } = await client.send('POST', SUBJECTS, { name: unique('Предмет') });
  findings.check(
    status >= 400 && status < 500,
    () => `${who} may not add a subject to the school’s list: POST ${SUBJECTS} → ${status} instead of 403 or 404`,
    { request: `POST ${SUBJECTS}`, status },
  );
  const created = createdRecordSchema.safeParse(asJson(text));
  if (status >= 300 || !created.success) return;
  for (const remover of [client, admin]) {
    const removed = await remover.send('DELETE', `${SUBJECTS}${created.data.id}/`);
    if (removed.status < 300) return;
  }
  findings.check(
    false,
    () => `neither ${who} nor the admin can remove the subject again that ${who} has added`,
    'consequence',
  );
}
