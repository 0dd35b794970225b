/** Which proxy variable applies to which address. */
import { expect, test } from '@playwright/test';
import { proxyVariables } from '../suite/config/environment';
import { bypasses, proxyFor } from '../suite/network/proxies';

const PROXY = 'http://proxy.example:3128';

for (const { address, variables, caughtBy } of [
  { address: 'http://stand.example', variables: { HTTP_PROXY: PROXY }, caughtBy: 'HTTP_PROXY' },
  { address: 'http://stand.example', variables: { http_proxy: PROXY }, caughtBy: 'http_proxy' },
  { address: 'http://stand.example', variables: { HTTPS_PROXY: PROXY }, caughtBy: undefined },
  { address: 'https://stand.example', variables: { HTTPS_PROXY: PROXY }, caughtBy: 'HTTPS_PROXY' },
  { address: 'https://stand.example', variables: { HTTP_PROXY: PROXY }, caughtBy: undefined },
  { address: 'https://stand.example', variables: { all_proxy: PROXY }, caughtBy: 'all_proxy' },
  {
    address: 'http://stand.example',
    variables: { ALL_PROXY: PROXY, HTTP_PROXY: 'proxy.example:8080' },
    caughtBy: 'HTTP_PROXY',
  },
  { address: 'http://127.0.0.1:8000', variables: { HTTP_PROXY: PROXY }, caughtBy: 'HTTP_PROXY' },
  {
    address: 'http://127.0.0.1:8000',
    variables: { HTTP_PROXY: PROXY, NO_PROXY: 'localhost,127.0.0.1' },
    caughtBy: undefined,
  },
  { address: 'http://stand.example', variables: { HTTP_PROXY: PROXY, no_proxy: 'stand.example' }, caughtBy: undefined },
]) {
  test(`doctor: ${address} with ${JSON.stringify(variables)} goes through the proxy of ${caughtBy ?? 'no variable'}`, () => {
    expect(proxyFor(new URL(address), variables)?.variable).toBe(caughtBy);
  });
}

for (const { list, address, bypassed } of [
  { list: '*', address: 'http://stand.example', bypassed: true },
  { list: 'stand.example', address: 'http://stand.example', bypassed: true },
  { list: 'stand.example', address: 'http://a.stand.example', bypassed: true },
  { list: '.stand.example', address: 'http://a.stand.example', bypassed: true },
  { list: '*.stand.example', address: 'http://a.stand.example', bypassed: true },
  { list: 'stand.example', address: 'http://nostand.example', bypassed: false },
  { list: 'stand.example:8000', address: 'http://stand.example:8000', bypassed: true },
  { list: 'stand.example:8000', address: 'http://stand.example:9000', bypassed: false },
  { list: 'stand.example:443', address: 'https://stand.example', bypassed: true },
  { list: 'localhost, 10.0.0.0/8', address: 'http://10.1.2.3', bypassed: true },
  { list: '10.0.0.0/8', address: 'http://11.1.2.3', bypassed: false },
  { list: '::1', address: 'http://[::1]:8000', bypassed: true },
  { list: '127.0.0.1', address: 'http://127.0.0.10', bypassed: false },
  { list: '', address: 'http://stand.example', bypassed: false },
]) {
  test(`doctor: NO_PROXY «${list}» ${bypassed ? 'bypasses' : 'does not bypass'} ${address}`, () => {
    expect(bypasses(list, new URL(address))).toBe(bypassed);
  });
}

test('doctor: proxy variables are read in upper and lower case, and empty ones are ignored', () => {
  expect(proxyVariables({ HTTP_PROXY: 'a', https_proxy: 'b', All_Proxy: 'c', NO_PROXY: '', PATH: '/bin' })).toEqual({
    HTTP_PROXY: 'a',
    https_proxy: 'b',
    All_Proxy: 'c',
  });
});
