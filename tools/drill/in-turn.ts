/** So many workers take one item after the other from a list. The order of the results is that of the list. */
export async function inTurn<Item, Worker, Result>(items: readonly Item[], workers: readonly Worker[], work: (item: Item, worker: Worker) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  await Promise.all(
    workers.map(async (worker) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await work(next[1], worker);
    }),
  );
  return results;
}
