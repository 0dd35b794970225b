/** A run that is told to end while the machine is so busy that the first reports take longer than a second. */
import { watchForStop } from '../../reporting/run-end/stop-signals';

const BUSY_MS = 1_300;

watchForStop(
  ({ signal }) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_MS);
    // As the reporter asks the runner to end in order.
    process.emit('SIGINT');
    process.stdout.write(`${signal} ended it`);
    setTimeout(() => process.exit(0), 100);
  },
  () => {
    process.stdout.write('at once');
    process.exit(1);
  },
);
setInterval(() => undefined, 1_000);
process.kill(process.pid, 'SIGTERM');
