import { signedInSchema } from '../api/schemas';
import { asJson } from '../../lib/json';

/** Returns the token in the answer to a sign-in; undefined in a refusal. Secret: never put it into a message. */
export function tokenIn(text: string): string | undefined {
  return signedInSchema.safeParse(asJson(text)).data?.token;
}
