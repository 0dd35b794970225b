/** A run that announces itself and ends without taking it back: `lease-process <folder> <run id>`. */
import { takeLease } from '../../fixtures/run/lease';

const [folder = '', runId = ''] = process.argv.slice(2);
takeLease(folder, runId);
