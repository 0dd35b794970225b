/**
 * The parts of a caption that run in the page, before its own scripts. Each is a function of its own that uses nothing
 * from outside; they find each other in the window. Styles are set by script, which no content policy forbids.
 */
import type { Caption } from './caption-content';
import type { RunKey } from './keys';

declare global {
  interface Window {
    __theBotCaption?: () => Promise<Caption>;
    __theBotShowCaption?: (caption: Caption) => void;
    __theBotPlaceCaption?: (box: HTMLElement) => void;
    __theBotKey?: (key: RunKey) => Promise<void>;
  }
}

/** @param first the caption when the window opened: role and colour are shown at once, the rest when the suite answers */
export function mountCaption(first: Caption): void {
  if (window !== window.top || window.__theBotShowCaption !== undefined) return;
  const element = (style: string, ...children: Node[]) => {
    const made = document.createElement('div');
    made.style.cssText = style;
    made.append(...children);
    return made;
  };
  const host = element('all:initial;position:fixed;inset:0;z-index:2147483647;pointer-events:none');
  host.setAttribute('aria-hidden', 'true');
  const frame = element('position:absolute;inset:0;box-sizing:border-box;border:4px solid');
  const who = element('padding:10px 14px;font-weight:700;display:flex;align-items:center;white-space:nowrap');
  const step = element('font-weight:600');
  const action = element('opacity:.85;font-size:13px');
  const failure = element('white-space:pre-line;font-size:14px');
  const corner = element('opacity:.7;font-size:11px');
  const words = element('padding:8px 16px 9px 14px;min-width:0;overflow-wrap:anywhere', step, action, failure, corner);
  const box = element(
    'position:absolute;width:max-content;max-width:min(86%,900px);border-radius:10px;overflow:hidden;' +
      'font:15px/1.35 system-ui,sans-serif;color:#fff;box-shadow:0 4px 18px rgba(0,0,0,.35);display:flex;align-items:stretch',
    who,
    words,
  );
  host.attachShadow({ mode: 'closed' }).append(frame, box);

  window.__theBotShowCaption = (caption) => {
    const isFailed = caption.failure !== undefined;
    frame.style.border = isFailed ? '8px solid #b3001b' : `4px solid ${caption.colour}`;
    frame.style.background = caption.isWaiting === true ? 'rgba(20,23,26,.3)' : 'none';
    who.style.background = isFailed ? '#b3001b' : caption.colour;
    box.style.background = isFailed ? 'rgba(122,0,18,.96)' : 'rgba(20,23,26,.88)';
    box.style.setProperty('zoom', String(caption.scale ?? 1));
    who.textContent = caption.who;
    step.textContent = caption.step;
    action.textContent = caption.action;
    failure.textContent = caption.failure?.join('\n') ?? '';
    corner.textContent = caption.corner ?? '';
    words.style.display = caption.step === '' && caption.action === '' ? 'none' : 'block';
    window.__theBotPlaceCaption?.(box);
  };
  const appear = () => {
    document.documentElement.append(host);
    // The step of a later document is another one by then.
    window.__theBotShowCaption?.(location.href === 'about:blank' ? first : { ...first, step: '', corner: '' });
    new MutationObserver(() => window.__theBotPlaceCaption?.(box)).observe(document, {
      childList: true,
      subtree: true,
    });
    void window.__theBotCaption?.().then((caption) => window.__theBotShowCaption?.(caption));
  };
  // At the first paint: the document has its first element long before its own scripts are loaded.
  if (document.querySelector('html') !== null) return appear();
  new MutationObserver((_changes, observer) => {
    if (document.querySelector('html') === null) return;
    observer.disconnect();
    appear();
  }).observe(document, { childList: true });
}

/** Moves the caption away from what a person needs to see: messages, controls, then text. */
export function placeCaption(): void {
  if (window !== window.top || window.__theBotPlaceCaption !== undefined) return;
  const places = [
    'left:50%;bottom:12px;transform:translateX(-50%)',
    'right:12px;bottom:12px',
    'left:12px;bottom:12px',
    'left:50%;top:12px;transform:translateX(-50%)',
    'right:12px;top:12px',
  ];
  const controls = 'button, a, input, select, textarea, [role=option], [role=tab]';
  const kept = `[aria-label^="Notifications"] li, [role=alert], [role=status], ${controls}`;
  const move = (box: HTMLElement, place: string) => {
    for (const side of ['left', 'right', 'top', 'bottom', 'transform']) box.style.removeProperty(side);
    box.style.cssText += `;${place}`;
  };
  const weightAt = (x: number, y: number, found: Set<Element>) => {
    const [under] = document.elementsFromPoint(x, y);
    const important = under?.closest(kept);
    if (important === null || important === undefined) {
      const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '';
      return [...(under?.childNodes ?? [])].some(isText) ? 0.1 : 0;
    }
    if (found.has(important)) return 0;
    found.add(important);
    return important.matches(controls) ? 1 : 3;
  };
  const covered = (box: HTMLElement) => {
    const { left, top, width, height } = box.getBoundingClientRect();
    const found = new Set<Element>();
    let weight = 0;
    for (let column = 0; column <= 8; column += 1)
      for (let row = 0; row <= 2; row += 1)
        weight += weightAt(left + (width * column) / 8, top + (height * row) / 2, found);
    return weight;
  };
  let isPlanned = false;
  window.__theBotPlaceCaption = (box) => {
    if (box.style.left === '' && box.style.right === '') move(box, places[0] ?? '');
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(() => {
      isPlanned = false;
      if (covered(box) === 0) return;
      const weights = places.map((place) => {
        move(box, place);
        return covered(box);
      });
      move(box, places[weights.indexOf(Math.min(...weights))] ?? '');
    });
  };
}

/** Passes the keys of the person who watches on. The suite types into fields only, so that any other key is theirs. */
export function listenForKeys(keys: Readonly<Record<string, RunKey>>): void {
  const listen = (event: KeyboardEvent) => {
    const key = keys[event.code];
    const target = event.composedPath()[0];
    const isField =
      target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
    if (key === undefined || isField || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void window.__theBotKey?.(key);
  };
  window.addEventListener('keydown', listen, true);
}
