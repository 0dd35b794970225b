/** Writes the exported scenarios as a script of k6. */
import type { Exported, ExportedScenario } from './export';

/** A scenario without rounds lasts this long, as the stability case does elsewhere. */
const STABILITY_SECONDS = 600;
const LONGEST = '10m';
/** Time between two scenarios, so that none runs beside another, seconds. */
const GAP_SECONDS = 5;

/** Returns the script. It takes BASE_URL, TOKEN_<ROLE> and, for callers with accounts of their own, TOKENS_<ROLE>. */
export function k6Script(exported: Exported): string {
  const data = { scenarios: Object.fromEntries(exported.scenarios.map((scenario) => [scenario.id, scenario])) };
  return `// Made by: npm run performance -- --export k6. Change the table in suite/performance/scenarios.ts instead.
// Run: k6 run -e BASE_URL=https://stand.example.org -e TOKEN_TEACHER=… -e TOKENS_STUDENT=…,…,… this-file.js
import http from 'k6/http';
import exec from 'k6/execution';
import { check, sleep } from 'k6';

const DATA = ${JSON.stringify(data, null, 2)};

export const options = ${JSON.stringify({ scenarios: executorsOf(exported.scenarios), thresholds: thresholdsOf(exported) }, null, 2)};

function tokenOf(scenario) {
  if (scenario.as === 'nobody') return undefined;
  const role = scenario.as.replace(/[A-Z]/g, (letter) => '_' + letter).toUpperCase();
  if (scenario.accounts === 'shared') return __ENV['TOKEN_' + role];
  const tokens = (__ENV['TOKENS_' + role] || '').split(',').filter(Boolean);
  return tokens[(exec.vu.idInTest - 1) % tokens.length];
}

export function play() {
  const scenario = DATA.scenarios[exec.scenario.name];
  const token = tokenOf(scenario);
  for (const step of scenario.steps) {
    const headers = { Accept: 'application/json' };
    if (token !== undefined) headers.Authorization = 'Token ' + token;
    if (step.contentType !== undefined) headers['Content-Type'] = step.contentType;
    const tags = { case: scenario.caseId, endpoint: step.endpoint || 'none', name: step.paths[0] };
    const answer = http.request(step.method, __ENV.BASE_URL + step.paths[0], step.body === undefined ? null : step.body, { headers, tags });
    check(answer, { 'expected status': ({ status }) => step.statuses.includes(status) }, { case: scenario.caseId });
    if (scenario.perSecond !== null) sleep(1 / scenario.perSecond);
  }
}
`;
}

/** One scenario after another: measured times of one would be noise of another. The users of one case run together. */
function executorsOf(scenarios: readonly ExportedScenario[]): Record<string, object> {
  let startSeconds = 0;
  const starts = new Map<string, number>();
  return Object.fromEntries(
    scenarios.map((scenario) => {
      const { id, caseId, callers, rounds, perSecond, steps } = scenario;
      const together = rounds === null ? starts.get(caseId) : undefined;
      const start = together ?? startSeconds;
      starts.set(caseId, start);
      const seconds = rounds === null ? STABILITY_SECONDS : Math.ceil((rounds * steps.length) / (perSecond ?? 10));
      if (together === undefined) startSeconds = start + seconds + GAP_SECONDS;
      const common = { exec: 'play', startTime: `${start}s` };
      return [
        id,
        rounds === null
          ? { executor: 'constant-vus', vus: callers, duration: `${seconds}s`, ...common }
          : { executor: 'per-vu-iterations', vus: callers, iterations: rounds, maxDuration: LONGEST, ...common },
      ];
    }),
  );
}

/** The limits of single requests, and that each answer has the expected status. */
function thresholdsOf({ scenarios, policy }: Exported): Record<string, string[]> {
  const single = scenarios.filter(({ callers, rounds }) => callers === 1 && rounds !== null);
  const times = single.flatMap(({ caseId, steps }) =>
    steps.flatMap(({ endpoint, limit }) =>
      endpoint === undefined || limit === null
        ? []
        : [
            [
              `http_req_duration{case:${caseId},endpoint:${endpoint}}`,
              [`avg<=${limit.averageMs}`, `p(95)<=${policy.p95Factor * limit.averageMs}`],
            ] as const,
          ],
    ),
  );
  const statuses = [...new Set(scenarios.map(({ caseId }) => caseId))].map(
    (caseId) =>
      [`checks{case:${caseId}}`, [caseId === 'PF21' ? `rate>${1 - policy.stability.errorShare}` : 'rate==1']] as const,
  );
  return Object.fromEntries([...times, ...statuses].map(([name, conditions]) => [name, [...conditions]]));
}
