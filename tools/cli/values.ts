/** Values of options that several commands take. */
import { z } from 'zod';

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof UNIT_MS;

/** An option without a value: whether it is given. */
export const flag = z.boolean().default(false);

/** An option that may be repeated: what was given, each once. The command line collects it with `collect`. */
export const names = z.array(z.string()).transform((given) => [...new Set(given)]);

/** Collects the values of a repeated option. */
export const collect = (value: string, given: readonly string[]): string[] => [...given, value];

/**
 * A time, in milliseconds: a number with its unit.
 * @param option as it is typed
 * @param unit unit of a number without one; without it, a number needs one
 */
export function duration(option: string, unit?: Unit): z.ZodType<number> {
  const plain =
    unit === undefined
      ? 'a time'
      : `a number of ${{ s: 'seconds', m: 'minutes', h: 'hours', d: 'days' }[unit]}, or a time`;
  return z.string().transform((text, context) => {
    const [, count, given] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(text) ?? [];
    const known = z.enum(['s', 'm', 'h', 'd']).safeParse(given === '' ? unit : given);
    if (known.success) return Number(count) * UNIT_MS[known.data];
    context.addIssue({ code: 'custom', message: `${option} takes ${plain}: 30s, 5m, 2h, 7d.` });
    return z.NEVER;
  });
}

/** A whole number from 1. @param option as it is typed */
export function count(option: string, most: number): z.ZodType<number> {
  return z.string().transform((text, context) => {
    if (/^[1-9]\d{0,8}$/.test(text) && Number(text) <= most) return Number(text);
    context.addIssue({ code: 'custom', message: `${option} takes a number from 1 to ${most}.` });
    return z.NEVER;
  });
}
