/** Entry point of the sandbox. It contains no faults: they have a separate entry point in `sandbox/faults`. */
import { startSandbox } from './start';

startSandbox();
