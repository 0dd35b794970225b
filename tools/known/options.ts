/** Command line of `npm run known`. */
import { z } from 'zod';
import { OWNERS } from '../../suite/catalogue/metadata';
import { commandLine, parseOptions } from '../cli/options';

const which = z
  .string({
    error:
      'Say which: a case (4.11), a cause of the last release report by its place (cause-2), or by its fingerprint.',
  })
  .min(1);

const shape = z.discriminatedUnion(
  'command',
  [
    z.object({ command: z.literal('list') }),
    z.object({ command: z.literal('remove'), which }),
    z.object({
      command: z.literal('add'),
      which,
      owner: z.enum(OWNERS, { error: `--owner takes one of: ${OWNERS.join(', ')}.` }),
      until: z.iso.date({ error: '--until takes the last day on which the entry is valid: 2026-12-15.' }),
      reason: z
        .string({ error: '--reason says why the failure is accepted.' })
        .min(10, '--reason must say why the failure is accepted, in at least 10 characters.'),
      link: z.url({ protocol: /^https?$/, error: '--link takes the address of a ticket.' }).optional(),
      target: z.string().min(1).optional(),
    }),
  ],
  {
    error:
      'Say what to do: npm run known -- add <cause or case> --owner … --until … --reason …, list, or remove <cause or case>.',
  },
);
export type KnownOptions = z.infer<typeof shape>;
export type AddOptions = Extract<KnownOptions, { command: 'add' }>;

/** @throws UsageError naming every mistake */
export function parseKnownOptions(words: readonly string[]): KnownOptions {
  const command = commandLine('known', 'Accepts failures of the last run for a time, in known-issues.json.')
    .argument('[command]', 'add, list or remove')
    .argument('[which]', 'for add and remove: a case, or a cause of the last release report')
    .option('--owner <owner>', OWNERS.join(', '))
    .option('--until <day>', 'last day on which the entry is valid: 2026-12-15')
    .option('--reason <text>', 'why the failure is accepted, in quotation marks')
    .option('--link <address>', 'address of a ticket')
    .option('--target <target>', 'only on this platform');
  return parseOptions(z.preprocess(byName, shape), command, words);
}

function byName(parsed: unknown): unknown {
  const {
    words: [command, which],
    ...options
  } = z.looseObject({ words: z.array(z.string()) }).parse(parsed);
  return { command, which, ...options };
}
