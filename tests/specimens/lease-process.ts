/** A run that takes a lease and ends without releasing it: `lease-process <folder> <run id>`. */
import { takeLease } from '../../lib/lease';

const [folder = '', runId = ''] = process.argv.slice(2);
takeLease(folder, runId);
