/** Replaces the numbers and UUIDs of records in a path by `:id`, so that it names the endpoint and not the record. */
export function withoutIds(path: string): string {
  return path.replace(/\/(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=\/|$)/gi, '/:id');
}
