import { z } from 'zod';
import { toInstant } from '../database/instant';
import { invalidFields } from './refusals';

const REQUIRED = 'This field is required.';
const EMPTY = 'This field may not be blank.';
const NUMBER = 'Введите правильное число.';
const WHOLE = 'Введите правильное целое число.';

function message(wrong: string): (issue: { input?: unknown }) => string {
  return (issue) => (issue.input === undefined ? REQUIRED : issue.input === null ? EMPTY : wrong);
}

/** Text of at most `limit` characters, trimmed; may be empty. */
export function text(limit: number): z.ZodType<string> {
  return z
    .string({ error: message('Введите текст.') })
    .trim()
    .max(limit, `Убедитесь, что это поле содержит не более ${limit} символов.`);
}

/** Text that is neither missing nor blank. */
export function requiredText(limit: number): z.ZodType<string> {
  return text(limit).refine((value) => value !== '', EMPTY);
}

/** Text that may be omitted or cleared; both are stored as null. */
export function emptiableText(limit: number): z.ZodType<string | null> {
  return text(limit)
    .nullable()
    .transform((value) => value || null);
}

/** A whole number within two bounds, both inclusive. */
export function wholeNumber(least: number, most: number): z.ZodType<number> {
  return z
    .number({ error: message(WHOLE) })
    .refine(Number.isInteger, WHOLE)
    .refine((value) => value >= least, `Убедитесь, что это значение больше либо равно ${least}.`)
    .refine((value) => value <= most, `Убедитесь, что это значение меньше либо равно ${most}.`);
}

/** A number of points or percent, as a number or as text: not negative, with at most two decimals. */
export function amount(most: number): z.ZodType<number> {
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^\d+(\.\d+)?$/)
          .transform(Number),
      ],
      { error: message(NUMBER) },
    )
    .refine((value) => value >= 0, 'Убедитесь, что это значение больше либо равно 0.')
    .refine((value) => value <= most, `Убедитесь, что это значение меньше либо равно ${most}.`)
    .refine(hasTwoDecimals, 'Убедитесь, что число содержит не более двух знаков после запятой.');
}

/** Whether a number has at most two decimals. */
export function hasTwoDecimals(value: number): boolean {
  return Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
}

/** An instant in ISO 8601, converted to the stored format. Without a zone it is interpreted as UTC. */
export function instant(): z.ZodType<string> {
  const wrong = 'Введите дату и время в формате ISO 8601.';
  return z
    .string({ error: message(wrong) })
    .refine((value) => z.iso.datetime({ offset: true, local: true }).safeParse(value).success, wrong)
    .transform((value) => toInstant(/(Z|[+-]\d{2}:?\d{2})$/i.test(value) ? value : `${value}Z`));
}

export function choice<const Words extends readonly [string, ...string[]]>(words: Words): z.ZodType<Words[number]> {
  return z.enum(words, { error: message(`Допустимые значения: ${words.join(', ')}.`) });
}

export function flag(): z.ZodType<boolean> {
  return z.boolean({ error: message('Введите true или false.') });
}

/** The id of a row, as a number or as text: the pages send both. */
export function identifier(): z.ZodType<number> {
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^\d{1,15}$/)
          .transform(Number),
      ],
      { error: message(WHOLE) },
    )
    .refine((value) => Number.isSafeInteger(value) && value >= 1, WHOLE);
}

/** Ids of rows, without duplicates. */
export function identifiers(): z.ZodType<number[]> {
  return z.array(identifier(), { error: message('Ожидался список.') }).transform((ids) => [...new Set(ids)]);
}

/** An email address, lower-cased: addresses that differ only in case belong to the same account. */
export function email(): z.ZodType<string> {
  return requiredText(254)
    .transform((value) => value.toLowerCase())
    .refine((value) => z.email().safeParse(value).success, 'Введите правильный адрес электронной почты.');
}

/** A phone number with the usual separators, or null. */
export function phone(): z.ZodType<string | null> {
  return emptiableText(30).refine(
    (value) => value === null || /^\+?[\d\s()-]{5,30}$/.test(value),
    'Введите правильный номер телефона.',
  );
}

/**
 * Parses a request body.
 * @throws Refusal 400 with the Russian messages of every invalid field.
 */
export function readBody<Value>(schema: z.ZodType<Value>, body: unknown): Value {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) {
    return parsed.data;
  }
  const messages: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'non_field_errors');
    const text = issue.path.length === 0 ? 'Ожидался объект с полями.' : issue.message;
    messages[field] = [...new Set([...(messages[field] ?? []), text])];
  }
  throw invalidFields(messages);
}
