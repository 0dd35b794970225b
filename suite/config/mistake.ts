/** What is wrong with a setting, as data: reports say it in each language, and the sentence is that of the terminal. */

/** Kinds of mistakes. `suite/texts` words each of them. */
export const PROBLEMS = [
  'missing',
  'value',
  'host',
  'conflict',
  'file',
  'twice',
  'unknown',
  'encoding',
  'sets',
] as const;
export type Problem = (typeof PROBLEMS)[number];

export interface Mistake {
  readonly problem: Problem;
  /** Name of the variable. */
  readonly setting: string;
  /** The variable that must allow it, that contradicts it, or that is probably meant. */
  readonly other?: string | undefined;
  /** In English, without the value of any variable. */
  readonly sentence: string;
}
