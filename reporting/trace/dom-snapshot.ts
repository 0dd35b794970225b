/** Rebuilds the elements of a page from the snapshots of a trace. A snapshot refers to unchanged parts of earlier ones. */

/** An element as the trace holds it. */
export interface SnapshotElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (SnapshotElement | string)[];
}

/** One snapshot of a frame; `html` as recorded. */
export interface RecordedSnapshot {
  readonly html: unknown;
}

/** Deeper nesting is a mistake in the recording. */
const DEEPEST = 400;

/**
 * Returns the elements of one snapshot.
 * @param snapshots all snapshots of the same frame, in the order of the trace
 * @param index of the wanted one
 */
export function elementsOf(snapshots: readonly RecordedSnapshot[], index: number): SnapshotElement | undefined {
  const numbered = new Map<number, unknown[]>();
  const nodesOf = (at: number): unknown[] => {
    const nodes = numbered.get(at) ?? inOrder(snapshots[at]?.html);
    numbered.set(at, nodes);
    return nodes;
  };
  const visit = (node: unknown, at: number, depth: number): SnapshotElement | string | undefined => {
    if (typeof node === 'string') return node;
    if (!Array.isArray(node) || depth > DEEPEST) return undefined;
    const reference = referenceIn(node);
    if (reference !== undefined) {
      const earlier = at - reference.back;
      return earlier < 0 ? undefined : visit(nodesOf(earlier)[reference.node], earlier, depth + 1);
    }
    const [name, attributes, ...children] = node as unknown[];
    if (typeof name !== 'string') return undefined;
    return {
      name,
      attributes: attributesOf(attributes),
      children: children.flatMap((child) => visit(child, at, depth + 1) ?? []),
    };
  };
  const root = visit(snapshots[index]?.html, index, 0);
  return typeof root === 'string' ? undefined : root;
}

/** `[[2, 17]]`: node 17 of the snapshot two before. */
function referenceIn(node: readonly unknown[]): { back: number; node: number } | undefined {
  const [first] = node;
  if (!Array.isArray(first)) return undefined;
  const [back, number] = first as unknown[];
  return typeof back === 'number' && typeof number === 'number' ? { back, node: number } : undefined;
}

/** Numbers nodes as the recorder does: children before their element, references not at all. */
function inOrder(node: unknown): unknown[] {
  if (typeof node === 'string') return [node];
  if (!Array.isArray(node) || typeof node[0] !== 'string') return [];
  const [, , ...children] = node as unknown[];
  return [...children.flatMap(inOrder), node];
}

function attributesOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, content]) => [name, String(content)]));
}
