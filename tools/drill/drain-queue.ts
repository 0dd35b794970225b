/** Takes items from a shared list until it is empty. Several workers drain the same list. */
export async function drainQueue<Item>(waiting: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
}
