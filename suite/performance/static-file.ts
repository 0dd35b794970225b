/** The static file that is measured beside each request. */
import type { ApiClient } from '../api/client';
import { filesOfPage } from '../deployment/build';

const files = new Map<string, string>();

/**
 * Returns the path of the smallest script or style of the page, of the page itself without one. A web server hands it out
 * without a database, so its time is that of the machine and of the network.
 */
export async function staticFileOf(client: ApiClient): Promise<string> {
  const known = files.get(client.baseUrl);
  if (known !== undefined) return known;
  const read = (path: string) => client.sendRaw({ method: 'GET', path, headers: { accept: '*/*' }, withToken: false });
  const page = await client.sendRaw({ method: 'GET', path: '/', headers: { accept: 'text/html' }, withToken: false });
  let smallest = { path: '/', size: page.text.length };
  for (const path of filesOfPage(page.text)) {
    const { status, text } = await read(path);
    if (status === 200 && text.length > 0 && text.length < smallest.size) smallest = { path, size: text.length };
  }
  files.set(client.baseUrl, smallest.path);
  return smallest.path;
}
