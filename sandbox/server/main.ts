/** The sandbox. Faults are not in it: they have an entry of their own, in `sandbox/faults`. */
import { startSandbox } from './start';

startSandbox();
