/** Schemas of the parts of Allure's result files that are completed here. All other parts stay unchanged. */
import { z } from 'zod';

const label = z.object({ name: z.string(), value: z.string() });
const parameter = z.looseObject({ name: z.string(), value: z.string() });

export const stepSchema = z.looseObject({
  name: z.string(),
  status: z.string().optional(),
  statusDetails: z.looseObject({ message: z.string().optional() }).optional(),
  start: z.number().optional(),
  stop: z.number().optional(),
});
export type AllureStep = z.infer<typeof stepSchema>;

export const resultSchema = z.looseObject({
  fullName: z.string(),
  status: z.string().optional(),
  statusDetails: z
    .looseObject({ message: z.string().optional(), known: z.boolean().optional(), flaky: z.boolean().optional() })
    .optional(),
  labels: z.array(label),
  links: z.array(z.object({ name: z.string().optional(), url: z.string(), type: z.string().optional() })),
  parameters: z.array(parameter),
  steps: z.array(stepSchema),
  stop: z.number().optional(),
});
export type AllureResult = z.infer<typeof resultSchema>;

/** Returns the attempt that a file describes; 0 for the first. */
export function attemptOf(result: AllureResult): number {
  return Number(result.parameters.find((one) => one.name === 'Retry')?.value ?? 0);
}
