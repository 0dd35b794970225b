/** `release-policy.json`: requirements of a release. Changing it is a decision of the team, made in a review. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PHASES } from '../../suite/catalogue';
import { performancePolicySchema } from '../../suite/performance/limits';
import { PROJECT_ROOT } from '../../suite/config/environment';
import { withNames } from '../../lib/earlier-version';
import { EVALUATED_KINDS } from '../collect/response-kinds';

/** Consequence of a failure of a priority for the release. */
export const consequence = z.enum(['blocks', 'blocks unless known', 'reported']);

const share = z.number().min(0).max(1);
const wholeNumber = z.int().min(0);

/** On a target other than the sandbox a team may ask for fewer cases, with a reason and up to a day. */
const lowered = z.strictObject({ minimum: wholeNumber, reason: z.string().min(1), expires: z.iso.date() });

/** An older policy may call `minimum` `least`. */
const phase = z.preprocess(
  (content) =>
    typeof content === 'object' && content !== null
      ? withNames(content, (value) => value, new Map([['least', 'minimum']]))
      : content,
  z.strictObject({ blocks: z.boolean(), minimum: wholeNumber, elsewhere: lowered.optional() }),
);

export const policySchema = z.strictObject({
  /** For each phase: whether its failures block, and how many of its cases must have been run. */
  phases: z.record(z.enum(PHASES), phase),
  /** Pages that a deployment may expose (DE6); a page without a line is not judged. */
  exposed: z.partialRecord(z.enum(['schema', 'admin panel', 'debug pages']), z.enum(['open', 'closed'])).default({}),
  priorities: z.strictObject({ P1: consequence, P2: consequence, P3: consequence }),
  /** Maximum number of tests that pass only in a later attempt, except quarantined ones. */
  flakesAllowed: wholeNumber,
  limits: z.strictObject({
    /**
     * Kinds of figures that block the release above their limit; the others are only shown. Times are measured in the
     * browsers and include the network and the load of the machine.
     */
    blocking: z.array(z.enum([...EVALUATED_KINDS, 'errors', 'answered', 'sign-ins'])),
    /** Minimum number of responses for judging a kind: one slow response is no average. */
    judgedFrom: z.int().min(1),
    averageMs: z.record(z.enum(EVALUATED_KINDS), z.number().positive()),
    /** Maximum share of responses with status 500 and above, and of requests without a response. */
    errorShare: share,
    /** Minimum share of requests that the platform itself answered. */
    answeredShare: share,
  }),
  /** Limits of the performance cases. An older policy has none. */
  performance: performancePolicySchema.optional(),
  /** Minimum share of killed mutants in `npm run drill -- --mutants`. An older policy has none. */
  mutants: z.strictObject({ minimumScore: share }).optional(),
});
export type Policy = z.infer<typeof policySchema>;

export const POLICY_FILE = path.join(PROJECT_ROOT, 'release-policy.json');

/** @throws Error when the file is invalid */
export function readPolicy(file = POLICY_FILE): Policy {
  return policySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * Returns the policy for a target: on one that is not the sandbox, a phase asks for the number of cases of its `elsewhere`
 * until that expires. An `elsewhere` that does not count is left out.
 */
export function policyFor(policy: Policy, kind: 'sandbox' | 'remote', now: Date): Policy {
  const today = now.toISOString().slice(0, 10);
  const phases = Object.fromEntries(
    PHASES.map((name) => {
      const { elsewhere, ...asked } = policy.phases[name];
      return [
        name,
        elsewhere === undefined || kind === 'sandbox' || elsewhere.expires < today
          ? asked
          : { ...asked, minimum: elsewhere.minimum, elsewhere },
      ];
    }),
  ) as Policy['phases'];
  return { ...policy, phases };
}
