/** Pages that read the entries of their list one by one: as many requests as there are entries, each time. */
import type { BrowserUser } from '../actors/browser-user';
import { generalPath } from '../failure/failure';

/** So many records of one kind are no accident: a page may read the record that it is about, and one or two others. */
const ENTRIES = 4;

/** Opens a page, and returns the paths under which it has read at least four records one by one. */
export async function readOneByOne(user: BrowserUser, open: () => Promise<unknown>): Promise<string[]> {
  const before = user.traffic.lastRequest;
  await open();
  await user.traffic.settled();
  const reads = user.traffic.since(before).filter(({ method }) => method === 'GET');
  const paths = new Map<string, Set<string>>();
  for (const { path } of reads) {
    const general = generalPath(path);
    paths.set(general, (paths.get(general) ?? new Set()).add(path));
  }
  return [...paths].filter(([, records]) => records.size >= ENTRIES).map(([general]) => `GET ${general}`);
}
