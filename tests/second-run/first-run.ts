/** What a first run leaves for a second one, as specimens. */
import type { KeptResults } from '../../reporting/run-end/kept-results';

/** Returns an entry of run.json. @param title of its test, in `a.spec.ts` */
export const entry = (id: string, outcome: 'PASS' | 'FAIL' | 'BLOCKED' | 'SKIPPED', title = id) => ({
  id,
  title: id,
  role: 'teacher',
  outcome,
  durationMs: 1,
  test: `a.spec.ts › ${title}`,
});

/** The plan of a run over all tests, without shards. */
export const PLAN: KeptResults['plan'] = { schemaVersion: 1, scope: 'release', shards: [] };
