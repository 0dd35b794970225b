/** Prints the contract's lists as JSON, for those who may not know the sandbox's modules. */
import { DEVIATIONS } from './deviations';
import { NOT_SERVED } from './not-served';

process.stdout.write(JSON.stringify({ deviations: DEVIATIONS, notServed: NOT_SERVED }));
