/** PF22: what the platform reports about its memory, and how much of its growth is a leak. */
import { Findings } from '../failure/findings';
import { isFields } from '../network/reading';

/** A figure about memory that the platform reported, and the names that lead to it: `memory used_gb`. */
export interface StatedMemory {
  readonly name: string;
  readonly value: number;
}

export interface MemoryBeforeAndAfter {
  readonly before: StatedMemory;
  readonly after: StatedMemory;
}

/** Growth of the memory that is no leak. */
const MEMORY_FACTOR = 1.5;

/**
 * Growth that other programs of the same machine cause: the platform reports the memory of its machine, not its own.
 * Half a gibibyte, or 10 percentage points; 0 where the unit is not known.
 */
const OTHER_PROGRAMS = [
  { unit: /percent|share/i, growth: 10 },
  { unit: /gb|gib/i, growth: 0.5 },
  { unit: /mb|mib/i, growth: 512 },
  { unit: /kb|kib/i, growth: 512 * 1_024 },
  { unit: /byte/i, growth: 512 * 1_024 ** 2 },
] as const;

/** Judges what the platform reported about its memory before and after the mixed use. */
export function memoryGrowth({ before, after }: MemoryBeforeAndAfter): Findings {
  const findings = new Findings('The memory of the platform (PF22)');
  const ofOthers = OTHER_PROGRAMS.find(({ unit }) => unit.test(after.name))?.growth ?? 0;
  findings.check(
    after.value <= Math.max(MEMORY_FACTOR * before.value, before.value + ofOthers),
    () => `the platform reported ${before.value} before the mixed use and ${after.value} after it (${after.name})`,
  );
  return findings;
}

/** Returns the first number under a name about memory: used memory, or a share of it. */
export function memoryIn(content: unknown, below = ''): StatedMemory | undefined {
  if (typeof content === 'number') {
    const isUsed = /memory/i.test(below) && !/total|free|available/i.test(below);
    return isUsed && content > 0 ? { name: below.trim(), value: content } : undefined;
  }
  if (!isFields(content)) return undefined;
  for (const [name, value] of Object.entries(content)) {
    const found = memoryIn(value, `${below} ${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
