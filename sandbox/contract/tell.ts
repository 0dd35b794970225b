/** Prints the contract's lists as JSON, for code that may not import the sandbox's modules. */
import { DEVIATIONS } from './deviations';
import { NOT_SERVED } from './not-served';

process.stdout.write(JSON.stringify({ deviations: DEVIATIONS, notServed: NOT_SERVED }));
