/** The controls of this worker, connected to the keys of its windows and of the terminal. */
import { setTimeout as pause } from 'node:timers/promises';
import { headedOptions } from '../config/environment';
import { connectToCommand, type CommandLink } from './command-link';
import { RunControls, type Choice } from './controls';
import { FAILURE_MS } from './pace';

let known: RunControls | undefined;
let link: CommandLink | undefined;
let onChange: () => void = () => undefined;

/** @param listener called after each change of pace or pause */
export function setControlsListener(listener: () => void): void {
  onChange = listener;
}

export function controls(): RunControls {
  if (known !== undefined) return known;
  const { pace = 'normal', keysAt } = headedOptions() ?? {};
  const made = new RunControls(
    pace,
    () => onChange(),
    () => link?.send({ key: 'stop' }),
  );
  known = made;
  if (keysAt !== undefined) link = connectToCommand(keysAt, (key) => made.press(key));
  return made;
}

/** Shows a sentence on the terminal of the command. It must not contain a secret. */
export function tellTerminal(sentence: string): void {
  link?.send({ tell: sentence });
}

/** Leaves time to see a failure that nobody asked to hold. */
export async function showForAWhile(): Promise<void> {
  await pause(FAILURE_MS[controls().pace]);
}

/**
 * Waits until the person who watches has chosen. SIGINT ends the waiting.
 * @param ms longest time
 * @param title of the test, which the command runs again if that was chosen
 */
export async function chooseAfterFailure(ms: number, title: string): Promise<Choice> {
  const end = () => controls().press('stop');
  process.once('SIGINT', end);
  try {
    const choice = await controls().choice(ms);
    if (choice === 'repeat-case') link?.send({ key: 'repeat-case', test: title });
    return choice;
  } finally {
    process.off('SIGINT', end);
  }
}
