/** Entry point of the sandbox. It contains no faults: they have a separate entry point in `sandbox/faults`. */
import { ConfigurationError } from './configuration';
import { startSandbox } from './start';

startSandbox(() => {
  const words = process.argv.slice(2);
  // An option that has no effect would let a sound sandbox be taken for one with a fault.
  if (words.length > 0) {
    throw new ConfigurationError(
      `This program takes no options (${words.join(' ')}). One with faults starts with npm run sandbox -- --fault NAME.`,
    );
  }
  return undefined;
});
