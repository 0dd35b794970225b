/** A platform behind TLS whose certificate expires: prints how it fails before and after. */
import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { PROJECT_ROOT } from '../../suite/config/configuration';
import { failingManner } from '../../suite/preflight/database-probe';

const pem = (name: string) => readFileSync(path.join(PROJECT_ROOT, 'tests', 'doctor', name), 'utf8');
const valid = pem('self-signed.pem');
const key = valid.slice(valid.indexOf('-----BEGIN PRIVATE KEY'));

const server = https.createServer({ key, cert: valid }, (_request, response) => response.end('{}'));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const manner = async () =>
  (await failingManner(`https://127.0.0.1:${port}`, { tokens: [], answersUnknownToken: true }))?.how ?? 'works';
const before = await manner();
server.setSecureContext({ key, cert: pem('expired.pem') });
process.stdout.write(JSON.stringify([before, await manner()]));
server.close();
server.closeAllConnections();
