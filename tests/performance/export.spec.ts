/** `npm run performance`: the table as JSON, and as a script of k6 that sends just that. */
import { expect, test } from '@playwright/test';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { z } from 'zod';
import { readPerformancePolicy } from '../../suite/performance/limits';
import { SCENARIOS } from '../../suite/performance/scenarios';
import { exportOf } from '../../tools/performance/export';
import { k6Script } from '../../tools/performance/k6';
import { command } from '../doctor/child';

const policy = readPerformancePolicy();

/** A request as the script hands it to k6. */
interface Sent {
  method: string;
  url: string;
  headers: Record<string, string>;
}

const moduleSchema = z.object({
  options: z.object({
    scenarios: z.record(z.string(), z.looseObject({ executor: z.string(), startTime: z.string(), vus: z.number() })),
    thresholds: z.record(z.string(), z.array(z.string())),
  }),
  play: z.custom<() => void>((value) => typeof value === 'function'),
});

/** Loads the script as k6 would, and returns what one iteration of a scenario sends. */
function loaded(variables: Record<string, string>) {
  const sent: Sent[] = [];
  const slept: number[] = [];
  const checked: boolean[] = [];
  const exec = { scenario: { name: '' }, vu: { idInTest: 1 } };
  const modules: Record<string, unknown> = {
    'k6/http': {
      request: (method: string, url: string, _body: unknown, { headers }: Sent) => (
        sent.push({ method, url, headers }),
        { status: 200 }
      ),
    },
    'k6/execution': exec,
    k6: {
      check: (answer: unknown, sets: Record<string, (answer: unknown) => boolean>) =>
        Object.values(sets).forEach((holds) => checked.push(holds(answer))),
      sleep: (seconds: number) => slept.push(seconds),
    },
  };
  const { outputText } = ts.transpileModule(k6Script(exportOf(policy)), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: false },
  });
  const exported: Record<string, unknown> = {};
  runInNewContext(outputText, {
    exports: exported,
    require: (name: string) => ({ default: modules[name], ...(modules[name] as object) }),
    __ENV: variables,
  });
  return { ...moduleSchema.parse(exported), sent, slept, checked, exec };
}

test('performance export: the script has every scenario of the table, one after another', () => {
  const { options } = loaded({});
  const names = SCENARIOS.map(({ id }) => id);
  expect(Object.keys(options.scenarios).slice(0, names.length)).toEqual(names);
  expect(new Set(names).size).toBe(names.length);
  const starts = names.map((name) => Number.parseInt(options.scenarios[name]?.startTime ?? '', 10));
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  expect(new Set(starts).size, 'no scenario runs beside another').toBe(starts.length);
  expect(options.scenarios['PF11-together']).toMatchObject({ executor: 'per-vu-iterations', vus: 30, iterations: 2 });
});

test('performance export: an iteration sends the steps of its scenario with the token of its caller', () => {
  const script = loaded({
    BASE_URL: 'https://stand.school.example',
    TOKENS_STUDENT: 'one,two,three',
    TOKEN_TEACHER: 'four',
  });
  script.exec.scenario.name = 'PF9-together';
  script.exec.vu.idInTest = 5;
  script.play();
  const steps = SCENARIOS.find(({ id }) => id === 'PF9-together')?.steps ?? [];
  expect(script.sent.map(({ method, url }) => `${method} ${url}`)).toEqual(
    steps.map(({ method, paths }) => `${method} https://stand.school.example${paths[0]}`),
  );
  expect(new Set(script.sent.map(({ headers }) => headers.Authorization))).toEqual(new Set(['Token two']));
  expect(script.checked).toEqual(steps.map(() => true));
  script.exec.scenario.name = 'PF4-assignments-teacher';
  script.play();
  expect(script.sent.at(-1)?.headers.Authorization).toBe('Token four');
  expect(script.slept, 'pauses for the rate limit').toEqual([0.1]);
  script.exec.scenario.name = 'PF1-live-nobody';
  script.play();
  expect(script.sent.at(-1)?.headers).not.toHaveProperty('Authorization');
});

test('performance export: thresholds are the limits of the policy', () => {
  const { options } = loaded({});
  expect(options.thresholds['http_req_duration{case:PF4,endpoint:assignments}']).toEqual([
    `avg<=${policy.endpoints.assignments.averageMs}`,
    `p(95)<=${policy.p95Factor * policy.endpoints.assignments.averageMs}`,
  ]);
  expect(options.thresholds['checks{case:PF11}']).toEqual(['rate==1']);
});

test('performance export: the command prints both formats, and refuses another', { tag: '@by-night' }, async () => {
  const json = await command('performance.ts', ['--export', 'json'], {});
  expect(z.object({ scenarios: z.array(z.unknown()) }).parse(JSON.parse(json.output)).scenarios.length).toBeGreaterThan(
    SCENARIOS.length,
  );
  expect((await command('performance.ts', ['--export', 'k6'], {})).output).toContain('export function play()');
  expect(await command('performance.ts', ['--export', 'gatling'], {})).toMatchObject({
    status: 2,
    output: expect.stringContaining('--export takes k6 or json.'),
  });
});
