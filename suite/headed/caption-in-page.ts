/** The caption's part that runs in the page. It must not use anything from outside its function. */
import type { Caption } from './caption';
import type { Wish } from './keys';

interface Mounted {
  /** The caption when the window opened. Role and colour are shown at once, the rest when the suite has answered. */
  readonly caption: Caption;
  readonly keys: Readonly<Record<string, Wish>>;
}

/** Runs in the page, before its own scripts. Styles are set by script, which no content policy forbids. */
export function mountCaption({ caption: first, keys }: Mounted): void {
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

  /** Corners and edges for the box, the preferred one first. */
  const places = [
    'left:50%;bottom:12px;transform:translateX(-50%)',
    'right:12px;bottom:12px',
    'left:12px;bottom:12px',
    'left:50%;top:12px;transform:translateX(-50%)',
    'right:12px;top:12px',
  ];
  let place = 0;
  const moveTo = (index: number) => {
    place = index;
    for (const side of ['left', 'right', 'top', 'bottom', 'transform']) box.style.removeProperty(side);
    box.style.cssText += `;${places[index] ?? ''}`;
  };
  /** How much of the page that a person needs is below the box: messages count most, then controls, then text. */
  const covered = () => {
    const { left, top, width, height } = box.getBoundingClientRect();
    const found = new Set<Element>();
    let points = 0;
    for (let column = 0; column <= 8; column += 1)
      for (let row = 0; row <= 2; row += 1) {
        const [under] = document.elementsFromPoint(left + (width * column) / 8, top + (height * row) / 2);
        const kept = under?.closest(
          '[aria-label^="Notifications"] li, [role=alert], [role=status], button, a, input, select, textarea, [role=option], [role=tab]',
        );
        if (kept === null || kept === undefined) {
          const isText = [...(under?.childNodes ?? [])].some(
            (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
          );
          points += isText ? 0.1 : 0;
        } else if (!found.has(kept)) {
          found.add(kept);
          points += kept.matches('button, a, input, select, textarea, [role=option], [role=tab]') ? 1 : 3;
        }
      }
    return points;
  };
  const makeRoom = () => {
    if (covered() === 0) return;
    const points = places.map((_, index) => {
      moveTo(index);
      return covered();
    });
    moveTo(points.indexOf(Math.min(...points)));
  };
  let isLooking = false;
  const look = () => {
    if (isLooking) return;
    isLooking = true;
    requestAnimationFrame(() => {
      isLooking = false;
      makeRoom();
    });
  };

  const show = (caption: Caption) => {
    const isFailed = caption.failure !== undefined;
    const colour = isFailed ? '#b3001b' : caption.colour;
    frame.style.borderColor = colour;
    frame.style.borderWidth = isFailed ? '8px' : '4px';
    frame.style.background = caption.isWaiting === true ? 'rgba(20,23,26,.3)' : 'none';
    who.style.background = colour;
    box.style.background = isFailed ? 'rgba(122,0,18,.96)' : 'rgba(20,23,26,.88)';
    box.style.setProperty('zoom', String(caption.scale ?? 1));
    who.textContent = caption.who;
    step.textContent = caption.step;
    action.textContent = caption.action;
    failure.textContent = caption.failure?.join('\n') ?? '';
    corner.textContent = caption.corner ?? '';
    words.style.display = caption.step === '' && caption.action === '' ? 'none' : 'block';
    look();
  };
  window.__theBotShowCaption = show;

  // Pages type into fields only; any other key is the person's.
  window.addEventListener(
    'keydown',
    (event) => {
      const wish = keys[event.code];
      const field = event.composedPath()[0];
      const isField = field instanceof HTMLElement && (field.isContentEditable || field.matches('input, textarea, select'));
      if (wish === undefined || isField || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void window.__theBotKey?.(wish);
    },
    true,
  );
  const appear = () => {
    moveTo(place);
    document.documentElement.append(host);
    // The step of a later document is another one by then.
    show(location.href === 'about:blank' ? first : { ...first, step: '', action: '', corner: '' });
    new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
    void window.__theBotCaption?.().then(show);
  };
  // At the first paint: the document has its first element by then, long before its own scripts are loaded.
  if (document.documentElement !== null) appear();
  else new MutationObserver((_, observer) => {
    if (document.documentElement === null) return;
    observer.disconnect();
    appear();
  }).observe(document, { childList: true });
}
