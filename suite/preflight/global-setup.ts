/** Runs once per run, before any worker: checks whether the platform is reachable and healthy, and identifies it. */
import { setClockOffset, setTargetKind, runId, targetUrl } from '../config/environment';
import { formatCheckResult } from './check-result';
import { openVault } from '../secrets/vault';
import { runExitTasks } from '../../lib/before-exit';
import { targetFolder } from '../config/folders';
import { takeLease } from '../../lib/lease';
import { forgetOldRuns, forgetOldTargets } from '../run/old-runs';
import { isolateUnscrubbed } from '../run/isolate';
import { checkBrowserServers } from './browser-servers';
import { checkTarget, unhealthyBecause, TargetUnhealthyError } from './target';
import { answersUnknownToken } from './database-probe';
import { clockLeadMs } from '../run/platform-clock';
import { slownessHere } from '../machine/speed';
import { writeRunState } from '../run/run-state';

/** @throws TargetUnhealthyError, reported as one paragraph, when no case can be run */
export default async function globalSetup(): Promise<() => Promise<void>> {
  openVault();
  isolateUnscrubbed();
  const url = targetUrl();
  if (url === undefined)
    throw new TargetUnhealthyError('No platform: BASE_URL is not set and the sandbox did not start.');
  try {
    const { target, warnings, notReady, clockAheadMs } = await checkTarget(url);
    const server = (await checkBrowserServers()).find(({ state }) => state === 'broken');
    if (server !== undefined) throw unhealthyBecause(server, url);
    for (const result of warnings) process.stdout.write(`Warning: ${result.check}: ${formatCheckResult(result)}\n`);
    setTargetKind(target.kind);
    setClockOffset(clockAheadMs, clockLeadMs());
    writeRunState({
      runId: runId(),
      target,
      unhealthyReason: null,
      notReady: notReady === undefined ? null : { ...notReady, parts: [...notReady.parts] },
      answersUnknownToken: await answersUnknownToken(url),
      slowness: slownessHere(),
      signInWorks: false,
    });
  } catch (error) {
    if (error instanceof TargetUnhealthyError) {
      writeRunState({
        runId: runId(),
        target: { baseUrl: url, kind: 'remote', version: null },
        unhealthyReason: error.message,
        unhealthyReasonRu: error.messageRu,
        signInWorks: false,
      });
    }
    throw error;
  }
  const release = takeLease(targetFolder(url), runId());
  forgetOldRuns();
  forgetOldTargets();
  return async () => {
    await runExitTasks().finally(release);
  };
}
