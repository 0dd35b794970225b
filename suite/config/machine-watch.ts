import { internalVariables, isInteractive } from './environment';

/**
 * Returns whether this run watches its machine. A person who looks at a single case decides alone, and self-tests of the
 * reports expect the same outcomes on a busy machine.
 */
export function watchesMachine(): boolean {
  return internalVariables().THE_BOT_MACHINE === 'watched' && !isInteractive();
}
