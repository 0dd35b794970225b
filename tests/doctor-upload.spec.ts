/** The upload limit is measured at the web server, without uploading anything. */
import { expect, test } from '@playwright/test';
import http from 'node:http';
import { checkUploadLimit } from '../tools/doctor/upload-limit';
import { closed, fakePlatform, listening } from './doctor/fake-platform';

const MB = 1024 * 1024;

/** A web server that rejects longer requests by their announced length, as nginx does. */
async function door(limitMb: number): Promise<{ origin: URL; received: () => number; close: () => Promise<void> }> {
  let received = 0;
  const server = http.createServer();
  server.on('checkContinue', (request, response) => {
    if (Number(request.headers['content-length']) > limitMb * MB) {
      response.writeHead(413, { Connection: 'close' }).end();
      return;
    }
    request.on('data', (piece: Buffer) => (received += piece.length));
    response.writeContinue();
  });
  const origin = new URL(await listening(server));
  return { origin, received: () => received, close: () => closed(server) };
}

test('doctor: an upload of the required size is accepted, and no upload is sent', async () => {
  const { origin, received, close } = await door(51);
  const result = await checkUploadLimit(origin);
  await close();
  expect(result.state).toBe('ok');
  expect(received()).toBe(0);
});

for (const { limit, letIn } of [
  { limit: 1, letIn: 0 },
  { limit: 12, letIn: 10 },
]) {
  test(`doctor: a web server with an upload limit of ${limit} MB is detected`, async () => {
    const { origin, close } = await door(limit);
    const result = await checkUploadLimit(origin);
    await close();
    expect(result.state).toBe('warning');
    expect(result.figures?.letInMb).toBe(letIn);
    expect(result.cause).toContain('client_max_body_size');
  });
}

test('doctor: a refusal because of a missing token means that the length is accepted', async () => {
  const platform = await fakePlatform();
  const result = await checkUploadLimit(new URL(platform.url));
  await platform.close();
  expect(result.state).toBe('ok');
});

test('doctor: a server that does not answer «Expect: 100-continue» is reported as not measured', async () => {
  const server = http.createServer();
  server.on('checkContinue', (_request, response) => response.writeHead(417).end());
  const origin = new URL(await listening(server));
  const result = await checkUploadLimit(origin);
  await closed(server);
  expect(result.state).toBe('warning');
  expect(result.found).toMatch(/^not measured/);
});
