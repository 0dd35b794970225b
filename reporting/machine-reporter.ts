/** Watches this machine while the run goes on, and notes for each failed attempt whether the machine was too slow. */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { runId } from '../suite/config/environment';
import { MachineMonitor } from '../suite/machine/monitor';
import { writeMachineRecord } from '../suite/machine/record';
import { slownessHere } from '../suite/machine/speed';
import { attachInternalData } from '../suite/run/internal-data';
import { isNoSpace } from './disk/disk';

export default class MachineReporter implements Reporter {
  private readonly monitor = new MachineMonitor(slownessHere(), (record) => {
    try {
      writeMachineRecord(runId(), record);
    } catch (error) {
      // A full disk is reported elsewhere; the notes of the attempts do not need the file.
      if (!isNoSpace(error)) throw error;
    }
  });

  onBegin(): void {
    this.monitor.start();
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    if (result.status === 'passed' || result.status === 'skipped') return;
    this.monitor.look();
    const from = result.startTime.getTime();
    attachInternalData(result, 'slowMachine', this.monitor.during(from, from + result.duration));
  }

  onEnd(): void {
    this.monitor.stop();
  }
}
