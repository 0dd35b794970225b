/** Keys by which a person steers a headed run, in any of its windows and on the terminal. */

export const RUN_KEYS = ['pause', 'step', 'faster', 'slower', 'repeat-step', 'repeat-case', 'stop'] as const;
/** What a person may want. `pause` also goes on after a pause. */
export type RunKey = (typeof RUN_KEYS)[number];

/** Keys of a window by their place on the keyboard, which is the same in every layout. */
export const WINDOW_KEYS: Readonly<Record<string, RunKey>> = {
  Space: 'pause',
  ArrowRight: 'step',
  Equal: 'faster',
  NumpadAdd: 'faster',
  Minus: 'slower',
  NumpadSubtract: 'slower',
  KeyR: 'repeat-step',
  KeyC: 'repeat-case',
  KeyQ: 'stop',
};

/** What a terminal sends for the same keys, in an English and in a Russian layout. */
const TERMINAL_KEYS: Readonly<Record<string, RunKey>> = {
  ' ': 'pause',
  '\u001b[C': 'step',
  '\u001bOC': 'step',
  '+': 'faster',
  '=': 'faster',
  '-': 'slower',
  r: 'repeat-step',
  к: 'repeat-step',
  c: 'repeat-case',
  с: 'repeat-case',
  q: 'stop',
  й: 'stop',
  // Ctrl-C, which a terminal that passes each key on does not turn into a signal.
  '\u0003': 'stop',
};

/** @returns the meaning of what was typed on the terminal; undefined for any other key */
export function runKeyOf(typed: string): RunKey | undefined {
  return TERMINAL_KEYS[typed.toLowerCase()] ?? TERMINAL_KEYS[typed];
}

/** The keys in a few words, for the corner of a caption and for the terminal. */
export const KEYS_HELP = 'space: pause · →: one step · + −: speed · q: stop';
export const CHOICES_HELP = 'r: repeat the step · c: repeat the case · space: go on · q: end';

/** The keys of Playwright's inspector, in a run for debugging. */
export const INSPECTOR_HELP = 'in the inspector F10: next action · F8: run on';
