/** A run that tidies up what earlier ones left, at a given moment: `tidying-process <milliseconds since 1970>`. */
import { forgetOldVaults } from '../../fixtures/secrets/vault';

const moment = Number(process.argv[2]);
// To the millisecond, so that several such processes meet.
while (Date.now() < moment);
forgetOldVaults();
