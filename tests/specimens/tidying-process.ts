/** A run that deletes the vaults of earlier runs at a given time: `tidying-process <milliseconds since 1970>`. */
import { forgetOldVaults } from '../../suite/secrets/vault';

const moment = Number(process.argv[2]);
// To the millisecond, so that several such processes run at the same time.
while (Date.now() < moment);
forgetOldVaults();
