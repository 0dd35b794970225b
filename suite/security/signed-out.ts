/** SE8: sends the changing requests of `signed-out-changes.ts` without a token, and the webhooks without a signature. */
import { toPlatformPath } from '../api/assignment-path';
import type { ApiClient } from '../api/client';
import { seen, type Findings } from '../failure/findings';
import { WEBHOOKS, signedOutChanges, type OwnRecords } from './signed-out-changes';
import { NOT_THERE } from '../api/not-there';

/** A 5xx counts when it comes twice: the client sends such a request once more. */
export async function checkSignedOut(findings: Findings, client: ApiClient, own: OwnRecords): Promise<void> {
  for (const { method, path, body, reason, signed } of [...signedOutChanges(own), ...WEBHOOKS]) {
    const here = await toPlatformPath(client, path);
    const response = await client.sendRaw({
      method,
      path: here,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const refusals = signed === true ? [401, 403] : [401];
    const without = signed === true ? 'without a signature' : 'without a token';
    findings.check(
      refusals.includes(response.status) || NOT_THERE.includes(response.status),
      () => `${method} ${here} ${without} (${reason}) → ${seen(response)} instead of ${refusals.join(' or ')}`,
    );
  }
}
