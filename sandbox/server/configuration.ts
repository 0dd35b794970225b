import { z } from 'zod';
import { PUBLISHED_SHAPES, SHAPES, type Shape } from '../contract/shapes';
import { FORMS, type Form } from '../contract/surroundings';

/** Settings of one sandbox run, read from the environment. */
export interface Configuration {
  /** 0 lets the operating system choose a free port. */
  port: number;
  host: string;
  /** Database file; uploads are stored in `<file>.files/`. Null: in memory, and a temporary folder for uploads. */
  dataFile: string | null;
  form: Form;
  shape: Shape[];
  /** Id of the parent process: the sandbox exits when that process has ended. Null: the sandbox runs until stopped. */
  endsWith: number | null;
  quiet: boolean;
  log: boolean;
  /** Number of complete sets of reference accounts. */
  accountSets: number;
}

/** Invalid value in the environment; the message is for the user who set it. */
export class ConfigurationError extends Error {}

const flag = z
  .string()
  .optional()
  .transform((text) => text !== undefined && !['', '0', 'false', 'no'].includes(text.toLowerCase()));

const environmentSchema = z.object({
  PORT: z
    .string()
    .optional()
    .transform((text) => text?.trim() || '0')
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'PORT must be a whole number from 0 to 65535')
    .transform(Number),
  HOST: z
    .string()
    .optional()
    .transform((text) => text?.trim() || '127.0.0.1'),
  SANDBOX_DATA: z
    .string()
    .optional()
    .transform((text) => text?.trim() || null),
  SANDBOX_SHAPE: z
    .string()
    .optional()
    .transform((text, context) => {
      const names = (text ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
      const unknown = names.filter((name) => !isShape(name) && !isForm(name));
      if (unknown.length > 0) {
        const known = [...FORMS, ...SHAPES].join(', ');
        const message = `SANDBOX_SHAPE names ${unknown.join(', ')}, which the sandbox does not have. It has: ${known}`;
        context.addIssue({ code: 'custom', message });
      }
      const forms = [...new Set(names.filter(isForm))];
      if (forms.length > 1) {
        context.addIssue({
          code: 'custom',
          message: `SANDBOX_SHAPE names several forms: ${forms.join(', ')}. One is possible`,
        });
      }
      const [form = 'complete'] = forms;
      const own = form === 'complete' ? [] : PUBLISHED_SHAPES;
      return { form, shape: [...new Set([...own, ...names.filter(isShape)])] };
    }),
  SANDBOX_ENDS_WITH: z
    .string()
    .optional()
    .transform((text) => text?.trim() || null)
    .refine((text) => text === null || /^[1-9]\d{0,9}$/.test(text), 'SANDBOX_ENDS_WITH must be the number of a process')
    .transform((text) => (text === null ? null : Number(text))),
  SANDBOX_QUIET: flag,
  SANDBOX_LOG: flag,
  SANDBOX_ACCOUNT_SETS: z
    .string()
    .optional()
    .transform((text) => text?.trim() || '1')
    .refine((text) => /^[1-9]\d?$/.test(text), 'SANDBOX_ACCOUNT_SETS must be a whole number from 1 to 99')
    .transform(Number),
});

function isForm(name: string): name is Form {
  return (FORMS as readonly string[]).includes(name);
}

function isShape(name: string): name is Shape {
  return (SHAPES as readonly string[]).includes(name);
}

/**
 * Reads the sandbox's settings from an environment.
 * @throws ConfigurationError listing all invalid values.
 */
export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigurationError(parsed.error.issues.map((issue) => issue.message).join('; ') + '.');
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    dataFile: values.SANDBOX_DATA,
    ...values.SANDBOX_SHAPE,
    endsWith: values.SANDBOX_ENDS_WITH,
    quiet: values.SANDBOX_QUIET,
    log: values.SANDBOX_LOG,
    accountSets: values.SANDBOX_ACCOUNT_SETS,
  };
}
