/** The parts of a workflow of GitHub Actions that a walk through it needs, read from its YAML. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** Values in YAML may be numbers and booleans; the code host hands them on as text. */
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const variables = z.record(z.string(), scalar).default({});
const condition = z.union([z.string(), z.boolean()]).transform(String).optional();

/** Unknown keys are refused: a step that is understood only in part would be walked through wrongly. */
const stepSchema = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: condition,
  uses: z.string().optional(),
  with: variables,
  env: variables,
  run: z.string().optional(),
  shell: z.literal('bash').optional(),
});
export type Step = z.output<typeof stepSchema>;

const jobSchema = z.strictObject({
  name: z.string(),
  needs: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
  if: condition,
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  environment: z.unknown().optional(),
  permissions: z.unknown().optional(),
  strategy: z
    .strictObject({
      'fail-fast': z.literal(false),
      'max-parallel': scalar,
      matrix: z.record(z.string(), z.string()),
    })
    .optional(),
  env: variables,
  outputs: variables,
  steps: z.array(stepSchema),
});
export type Job = z.output<typeof jobSchema>;

const workflowSchema = z.object({ name: z.string(), env: variables, jobs: z.record(z.string(), jobSchema) });
export type Workflow = z.output<typeof workflowSchema>;

const actionSchema = z.object({ runs: z.strictObject({ using: z.literal('composite'), steps: z.array(stepSchema) }) });

export function readWorkflow(file: string): Workflow {
  return workflowSchema.parse(parse(readFileSync(file, 'utf8')));
}

/** Returns the steps of an action of this repository. */
export function readAction(file: string): readonly Step[] {
  return actionSchema.parse(parse(readFileSync(file, 'utf8'))).runs.steps;
}
