/** Whether this platform has a way to publish at all: some builds can only keep drafts, and the suite must notice. */
export function publishingOffered(): boolean {
  return !(window.__THE_BOT__?.shape ?? []).includes('no-publish-control');
}
