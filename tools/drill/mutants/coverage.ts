/** The committed coverage: which tests reach each changed place, the most suitable ones first. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../../suite/config/environment';
import { UsageError } from '../../cli/options';
import { AT_START, type RecordedTest } from './recording';

/** Tests that are kept for each place. A drill tries them until its time for the mutant is used up. */
const KEPT = 16;

const FILE = path.join(PROJECT_ROOT, 'tools', 'drill', 'mutants', 'coverage.json');

const schema = z.object({
  /** Fingerprint of the code whose places were recorded. */
  sources: z.string(),
  tests: z.array(z.object({ name: z.string(), durationMs: z.number() })),
  /** Sets of tests that many places share: how many tests reach them, and the kept ones by number. */
  groups: z.array(z.tuple([z.number(), z.array(z.number())])),
  /** Group of each key. Keys are split after their file or endpoint, because it is repeated often. */
  keys: z.record(z.string(), z.record(z.string(), z.number())),
  /** Keys that the start of the sandbox reaches. */
  atStart: z.array(z.string()),
});

/** The tests for one place. */
export interface Covering {
  /** Number of all tests that reach the place. */
  reachedBy: number;
  /** Names of the tests to try, in this order. */
  tests: readonly string[];
  /** Whether only the start of the sandbox reaches the place: a mutant there has to be active from the start. */
  onlyAtStart: boolean;
}

const NOTHING: Covering = { reachedBy: 0, tests: [], onlyAtStart: false };

export class Coverage {
  private readonly atStart: ReadonlySet<string>;

  private constructor(private readonly stored: z.infer<typeof schema>) {
    this.atStart = new Set(stored.atStart);
  }

  /** @throws UsageError if nothing was recorded yet */
  static read(file = FILE): Coverage {
    if (!existsSync(file)) throw new UsageError('No coverage is recorded. Run npm run drill -- --mutants --observe.');
    return new Coverage(schema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  }

  /** @param sources fingerprint of the present code */
  isFresh(sources: string): boolean {
    return this.stored.sources === sources;
  }

  /**
   * The tests that reach one of these keys. What only the start reaches has no test of its own: then the tests are those
   * of the other places of the same file.
   */
  covering(keys: readonly string[]): Covering {
    const [own] = keys.map((key) => this.ofKey(key)).sort((one, other) => other.reachedBy - one.reachedBy);
    if (own !== undefined && own.reachedBy > 0) return own;
    return keys.some((key) => this.atStart.has(key)) ? this.ofFile(keys[0] ?? '') : NOTHING;
  }

  /** Duration of a test without a mutant, milliseconds; 0 if it is not recorded. */
  durationOf(test: string): number {
    return this.stored.tests.find(({ name }) => name === test)?.durationMs ?? 0;
  }

  private ofKey(key: string): Covering {
    const [place, rest] = splitKey(key);
    const group = this.stored.groups[this.stored.keys[place]?.[rest] ?? -1];
    return group === undefined ? NOTHING : { reachedBy: group[0], tests: this.namesOf(group[1]), onlyAtStart: false };
  }

  private ofFile(key: string): Covering {
    const counts = new Map<number, number>();
    let reachedBy = 0;
    for (const index of Object.values(this.stored.keys[splitKey(key)[0]] ?? {})) {
      const [all = 0, tests = []] = this.stored.groups[index] ?? [];
      reachedBy = Math.max(reachedBy, all);
      for (const test of tests) counts.set(test, (counts.get(test) ?? 0) + 1);
    }
    const ordered = [...counts].sort(([, one], [, other]) => other - one).map(([test]) => test);
    return { reachedBy, tests: this.namesOf(ordered.slice(0, KEPT)), onlyAtStart: true };
  }

  private namesOf(tests: readonly number[]): string[] {
    return tests.flatMap((test) => this.stored.tests[test]?.name ?? []);
  }
}

/** Condenses recordings and writes them. Tests that did not pass are left out: what they reach is not their usual way. */
export function writeCoverage(recorded: ReadonlyMap<string, RecordedTest>, sources: string, file = FILE): void {
  const tests = [...recorded]
    .filter(([name, { passed }]) => name !== AT_START && passed)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const byKey = new Map<string, number[]>();
  tests.forEach(([, { reached }], index) => {
    for (const key of reached) byKey.set(key, [...(byKey.get(key) ?? []), index]);
  });
  const groups = new Map<string, { index: number; group: [number, number[]] }>();
  const keys: Record<string, Record<string, number>> = {};
  for (const [key, reaching] of [...byKey].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const group: [number, number[]] = [
      reaching.length,
      ranked(
        reaching,
        tests.map(([name, test]) => ({ name, test })),
      ),
    ];
    const entry = groups.get(JSON.stringify(group)) ?? { index: groups.size, group };
    groups.set(JSON.stringify(group), entry);
    const [place, rest] = splitKey(key);
    (keys[place] ??= {})[rest] = entry.index;
  }
  const stored: z.infer<typeof schema> = {
    sources,
    tests: tests.map(([name, { durationMs }]) => ({ name, durationMs: Math.round(durationMs / 100) * 100 })),
    groups: [...groups.values()].map(({ group }) => group),
    keys,
    atStart: [...(recorded.get(AT_START)?.reached ?? [])].filter((key) => !key.startsWith('answers')).sort(),
  };
  writeFileSync(file, `${JSON.stringify(stored).replaceAll('},', '},\n').replaceAll(']],', ']],\n')}\n`);
}

/** The quickest and most specific tests first, from as many spec files as possible. */
function ranked(reaching: readonly number[], tests: readonly { name: string; test: RecordedTest }[]): number[] {
  const left = reaching.flatMap((index) => {
    const found = tests[index];
    return found === undefined
      ? []
      : [
          {
            index,
            file: found.name.split(' › ', 1)[0] ?? '',
            cost: (found.test.durationMs + 500) * (0.3 + found.test.reached.length / 1_000),
          },
        ];
  });
  const taken = new Map<string, number>();
  const order: number[] = [];
  while (left.length > 0 && order.length < KEPT) {
    const cost = ({ file, cost: own }: (typeof left)[number]) => own * (1 + 2 * (taken.get(file) ?? 0));
    const best = left.reduce((one, other) => (cost(other) < cost(one) ? other : one));
    left.splice(left.indexOf(best), 1);
    taken.set(best.file, (taken.get(best.file) ?? 0) + 1);
    order.push(best.index);
  }
  return order;
}

/** Splits a key after its file (`rules:server/a.ts:…`) or its endpoint and role (`answers|GET /api/|student|…`). */
function splitKey(key: string): [place: string, rest: string] {
  const separator = key.startsWith('answers') ? '|' : ':';
  const parts = key.split(separator);
  const length = separator === '|' ? 3 : 2;
  return [parts.slice(0, length).join(separator), parts.slice(length).join(separator)];
}
