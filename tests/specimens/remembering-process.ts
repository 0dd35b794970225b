/**
 * One worker of a run that signs the teacher in: `remembering-process <folder> <server> <run id>`; prints its token, or
 * why there is none.
 */
import { runWithRefusal } from './remembered-sign-in';

const [folder = '', server = '', runId = ''] = process.argv.slice(2);
process.stdout.write(await runWithRefusal(folder, server, runId));
