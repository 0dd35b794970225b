/** One worker's part of a common list: takes the next item as long as there is one. The list is emptied by all who do so. */
export async function drainQueue<Item>(waiting: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
}
