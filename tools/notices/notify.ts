/** Tells the receivers of NOTIFY_URL how a run has ended. Never changes its exit code. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ciPage } from '../../suite/config/ci-service';
import { environment, reportsFolder } from '../../suite/config/environment';
import { scrubberOfRun } from '../../reporting/scrub/output';
import { createFormatter } from '../../reporting/text/language';
import { releaseReportSchema, type ReleaseReport } from '../../reporting/render/release/report';
import { asJson } from '../../lib/json';
import { bodyFor, messageOf } from './message';

/** Sends one message for each receiver, all at once. Prints what could not be sent, and why; throws nothing. */
export async function notify(runId: string): Promise<void> {
  const { notices } = environment();
  if (notices.targets.length === 0) return;
  try {
    const report = reportOf(runId);
    if (report === undefined) say('not sent: the run left no report');
    else if (notices.on === 'change' && !isChange(report))
      say('not sent: nothing has changed since the last run (NOTIFY_ON=change)');
    else await tell(report);
  } catch (error) {
    say(`not sent: ${scrubberOfRun().output(error instanceof Error ? error.message : String(error))}`);
  }
}

async function tell(report: ReleaseReport): Promise<void> {
  const { notices, reportLanguage, timeZone } = environment();
  const scrubber = scrubberOfRun();
  // Its HTTP client is loaded only where there is a receiver: each command would wait for it.
  const { send } = await import('./send');
  const message = messageOf(report, createFormatter(reportLanguage, timeZone), notices.link ?? ciPage(), (text) =>
    scrubber.output(text),
  );
  await Promise.all(
    notices.targets.map(async (target) => {
      const problem = await send(target, bodyFor(target.kind, message, report, target.url.searchParams.get('chat_id')));
      say(`${target.kind}, ${target.url.hostname}: ${problem === undefined ? 'sent' : `not sent, ${problem}`}`);
    }),
  );
}

/** Whether the decision or a cause differs from the run before. Without one, everything is new. */
export function isChange({ decision, changes }: Pick<ReleaseReport, 'decision' | 'changes'>): boolean {
  if (changes === null) return true;
  const failed = decision === 'NO-GO';
  return (
    changes.new > 0 ||
    changes.gone.length > 0 ||
    (changes.decision !== null && failed !== (changes.decision === 'NO-GO'))
  );
}

function reportOf(runId: string): ReleaseReport | undefined {
  const file = path.join(reportsFolder(), 'release.json');
  const report = existsSync(file) ? releaseReportSchema.safeParse(asJson(readFileSync(file, 'utf8'))).data : undefined;
  return report?.run.id === runId ? report : undefined;
}

function say(what: string): void {
  process.stdout.write(`Notice    ${what}\n`);
}
