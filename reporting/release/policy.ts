/** `release-policy.json`: what a release has to show. Changing it is a decision of the team, made in a review. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PHASES } from '../../fixtures/catalogue';
import { PROJECT_ROOT } from '../../fixtures/environment';
import { withNames } from '../earlier-version';
import { EVALUATED_KINDS } from './response-kinds';

/** What a failure of a priority means for the release. */
const consequence = z.enum(['blocks', 'blocks unless known', 'reported']);

const share = z.number().min(0).max(1);
const wholeNumber = z.int().min(0);

/** A policy written before may call `minimum` `least`. */
const phase = z.preprocess(
  (content) => (typeof content === 'object' && content !== null ? withNames(content, (value) => value, { 'least': 'minimum' }) : content),
  z.strictObject({ blocks: z.boolean(), minimum: wholeNumber }),
);

export const policySchema = z.strictObject({
  /** For each phase: whether its failures block, and how many of its cases must have been run. */
  phases: z.record(z.enum(PHASES), phase),
  priorities: z.strictObject({ P1: consequence, P2: consequence, P3: consequence }),
  /** How many tests may pass only at a later attempt, besides those in quarantine. */
  flakesAllowed: wholeNumber,
  limits: z.strictObject({
    /**
     * Whose figures block when they are over their limit; the others are only shown. Times are what the browsers saw:
     * the way to the platform and a busy machine are in them.
     */
    blocking: z.array(z.enum([...EVALUATED_KINDS, 'errors', 'answered', 'sign-ins'])),
    /** Fewer answers than this are not judged: one slow answer is no average. */
    judgedFrom: z.int().min(1),
    averageMs: z.record(z.enum(EVALUATED_KINDS), z.number().positive()),
    /** Answers of 500 and above, and requests that got none. */
    errorShare: share,
    /** Requests that the platform itself answered at all. */
    answeredShare: share,
  }),
});
export type Policy = z.infer<typeof policySchema>;

export const POLICY_FILE = path.join(PROJECT_ROOT, 'release-policy.json');

/** @throws Error when the file is not what it must be */
export function readPolicy(file = POLICY_FILE): Policy {
  return policySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
