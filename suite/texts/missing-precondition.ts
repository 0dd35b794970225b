/** A case that could not be run, with its reason in both languages: the reports name it. */
import { Blocked } from '../failure/blocked';
import { text, type TextKey, type TextValues } from './texts';

/**
 * Creates the error of a case that lacks something on the platform.
 * @param detail what the platform answered, for the original message only
 */
export function missingPrecondition(
  key: Extract<TextKey, `blocked.${string}`>,
  values: TextValues = {},
  detail = '',
): Blocked {
  const seen = text('en', key, values);
  return new Blocked(detail === '' ? seen : `${seen} (${detail})`, {
    failure: { code: 'blocked', seen, seenRu: text('ru', key, values) },
  });
}
