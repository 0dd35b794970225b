/** A platform behind a proxy, basic auth or TLS: the suite reaches it, and otherwise reports the obstacle. */
import { expect } from '@playwright/test';
import { startSandbox } from '../tools/suite/embedded';
import { command, forget } from './doctor/child';
import { MAX_RUN_MS, BY_NIGHT, idsBy, test as base } from './support/child-run';
import { forwardProxy, authProxy, type Listening, type Proxy } from './support/auth-proxy';

const PAGES = { user: 'tester', password: 'vorhang-7316' };
const PROXY = { user: 'gate', password: 'schleuse-8842' };

const test = base.extend<{ stand: Listening; circuitBreaker: Proxy }>({
  stand: async ({ browserName: _browserName }, use) => {
    const sandbox = await startSandbox();
    const door = await authProxy(sandbox.url, PAGES);
    await use(door);
    await door.close();
    await sandbox.stop();
    forget(door.url);
  },
  circuitBreaker: async ({ browserName: _browserName }, use) => {
    const proxy = await forwardProxy(PROXY);
    await use(proxy);
    await proxy.close();
  },
});

/** The complete settings for all obstacles. */
function settings(stand: Listening, proxy: Proxy): Record<string, string> {
  return {
    BASE_URL: stand.url,
    ALLOW_SELF_SIGNED: 'true',
    BASIC_AUTH_USER: PAGES.user,
    BASIC_AUTH_PASSWORD: PAGES.password,
    PROXY: proxy.url.replace('//', `//${PROXY.user}:${PROXY.password}@`),
  };
}

test.describe.configure({ timeout: MAX_RUN_MS });

test(
  'stand: behind a proxy, a self-signed certificate and basic auth the same cases pass, and no password is left',
  BY_NIGHT,
  async ({ childRun, stand, circuitBreaker }) => {
    const run = await childRun('', ['e2e/assignments/s2', 'e2e/assignments/s3'], settings(stand, circuitBreaker));
    expect(
      run.cases.filter(({ outcome }) => outcome === 'FAIL').map(({ id, error }) => `${id} ${error ?? ''}`),
    ).toEqual([]);
    expect(idsBy(run, 'PASS')).toEqual(expect.arrayContaining(['2.3', '2.9', '3.5', 'S3.d', '3.10']));
    const place = new URL(stand.url).host;
    expect([...new Set(circuitBreaker.tunnels)].sort(), 'who went through the proxy').toEqual([
      `${place} browser`,
      `${place} node`,
    ]);
    for (const secret of [PAGES.password, PROXY.password]) expect(JSON.stringify(run)).not.toContain(secret);
  },
);

/** One setting is missing or wrong. */
const OBSTACLES = [
  {
    what: 'its certificate is not to be accepted',
    lacks: { ALLOW_SELF_SIGNED: 'false' },
    said: /TLS.*self-signed.*ALLOW_SELF_SIGNED=true/s,
  },
  {
    what: 'basic auth is not known',
    lacks: { BASIC_AUTH_USER: '', BASIC_AUTH_PASSWORD: '' },
    said: /asks for basic auth.*BASIC_AUTH_USER/s,
  },
  { what: 'the proxy wants another password', lacks: { PROXY_PASSWORD: 'wrong' }, said: /proxy.*407|407.*proxy/is },
  { what: 'nothing listens at the proxy', lacks: { PROXY: 'http://127.0.0.1:9' }, said: /proxy/i },
] as const;

for (const { what, lacks, said } of OBSTACLES) {
  test(`stand: the doctor reports when ${what}`, async ({ stand, circuitBreaker }) => {
    const { PROXY_PASSWORD: wrong, ...others } = { PROXY_PASSWORD: undefined, ...lacks } as Record<
      string,
      string | undefined
    >;
    const all = { ...settings(stand, circuitBreaker), ...others } as Record<string, string>;
    if (wrong !== undefined) all.PROXY = (all.PROXY ?? '').replace(PROXY.password, wrong);
    const { status, output } = await command('doctor.ts', [], all);
    expect(output).toMatch(said);
    expect(status).not.toBe(0);
    for (const secret of [PAGES.password, PROXY.password]) expect(output).not.toContain(secret);
  });
}
