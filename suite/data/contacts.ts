/** The list of those whom a user may write to. */
import { z } from 'zod';
import { unwrapped } from '../network/reading';

const contact = z.object({ id: z.number() }).transform(({ id }) => id);

/** Ids in the text of each response: a plain list, or one below `results`. */
export const contactsSchema = z.array(
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(
      z.preprocess(
        unwrapped,
        z.union([z.array(contact), z.object({ results: z.array(contact) }).transform(({ results }) => results)]),
      ),
    ),
);
