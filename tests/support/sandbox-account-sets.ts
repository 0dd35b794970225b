/** The account sets of a sandbox that was started with SANDBOX_ACCOUNT_SETS, as ACCOUNT_SETS takes them. */
import { ACTOR_FACTS, ACTOR_NAMES } from '../../suite/config/names';

export function sandboxAccountSets(count: number): ({ name: string } & Record<string, unknown>)[] {
  return Array.from({ length: count }, (_none, index) => ({
    name: `set ${index + 1}`,
    ...Object.fromEntries(
      ACTOR_NAMES.map((name) => {
        const { email, password } = ACTOR_FACTS[name].account;
        return [name, { email: index === 0 ? email : `set${index + 1}.${email}`, password }];
      }),
    ),
  }));
}
