/** Prints secrets in the ways in which debug output shows them, also through a child process. */
import { spawn } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { guardOutput, passOutputOn } from '../../reporting/scrub/output';

const [password = '', token = ''] = process.argv.slice(2);
guardOutput();

const server = http.createServer((_request, response) => response.end('{}'));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
// NODE_DEBUG=http prints the headers of this request.
await new Promise((resolve) =>
  http.get({ port, host: '127.0.0.1', headers: { Authorization: `Token ${token}` } }, (response) =>
    response.resume().on('end', resolve),
  ),
);
server.close();

for (const stream of [process.stdout, process.stderr]) {
  stream.write(`typed ${password.slice(0, 4)}`);
  await pause(300);
  stream.write(`${password.slice(4)} at once\n`);
}
process.stdout.write('an incomplete line');
await pause(300);

const child = spawn(
  process.execPath,
  [
    '-e',
    `process.stdout.write('child ${password.slice(0, 5)}'); setTimeout(() => process.stdout.write('${password.slice(5)}'), 300); console.error('body ' + Buffer.from(JSON.stringify({ token: '${token}' })).toString('base64'))`,
  ],
  {
    stdio: ['ignore', 'pipe', 'pipe'],
  },
);
await passOutputOn(child);
