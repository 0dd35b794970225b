/** Views of a page at moments of a test, from the snapshots of its trace. */
import { elementsOf, type RecordedSnapshot } from './dom-snapshot';
import type { TraceLine } from './events';
import { contentOf, type PageContent } from './page-content';

export interface PageView {
  /** Actor whose window it was; undefined when it is unknown. */
  readonly actor: string | undefined;
  /** Time in milliseconds since the start of the test. */
  readonly at: number;
  readonly url: string;
  /** Reads the snapshot: most are never asked for. */
  content(): PageContent;
}

type Snapshot = Extract<TraceLine, { type: 'frame-snapshot' }>['snapshot'];

/** Returns the views of one window, without those of frames inside a page and of the blank page. */
export function viewsOf(window: readonly TraceLine[], actor: string | undefined, zero: number): PageView[] {
  const byFrame = new Map<string, (Snapshot & RecordedSnapshot)[]>();
  const views: PageView[] = [];
  for (const line of window) {
    if (line.type !== 'frame-snapshot') continue;
    const { snapshot } = line;
    const frame = byFrame.get(snapshot.frameId) ?? [];
    byFrame.set(snapshot.frameId, frame);
    const index = frame.push(snapshot) - 1;
    if (!snapshot.isMainFrame || snapshot.frameUrl === 'about:blank') continue;
    views.push({
      actor,
      at: snapshot.timestamp - zero,
      url: snapshot.frameUrl,
      content: () => {
        const root = elementsOf(frame, index);
        return root === undefined ? { texts: [], controls: [] } : contentOf(root);
      },
    });
  }
  return views;
}

/** Returns the last view before a time: of this actor, or of anyone where the actor is unknown or has none. */
export function viewBefore(
  views: readonly PageView[],
  before: number,
  actor: string | undefined,
): PageView | undefined {
  const earlier = views.filter((view) => view.at <= before);
  return earlier.findLast((view) => view.actor === actor) ?? earlier.at(-1);
}
