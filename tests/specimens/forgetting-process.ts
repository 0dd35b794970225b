/** A run that deletes what earlier runs and unused targets have left. Its settings say which reports, and who it is. */
import { forgetOldRuns, forgetOldTargets } from '../../suite/run/old-runs';

forgetOldRuns();
forgetOldTargets();
