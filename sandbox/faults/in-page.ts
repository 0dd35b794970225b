/** Functions for `hooks.page`. Each runs in the page, so it uses nothing from outside but its arguments. */

/** Stops every click on an element before the page hears of it. */
export function ignoreClicksOn(selector: string, text: string): void {
  addEventListener(
    'click',
    (event) => {
      const pressed = event.target instanceof Element ? event.target.closest(selector) : null;
      if (!pressed?.textContent?.includes(text)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}

/** Stops a key inside dialogs before the page hears of it, outside fields of several lines. */
export function ignoreKeyInDialogs(key: string): void {
  addEventListener(
    'keydown',
    (event) => {
      const isInside = event.target instanceof Element && event.target.closest('[role=dialog]') !== null;
      if (event.key !== key || !isInside || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}

/** Stops the arrow keys on an element before the page hears of them. */
export function ignoreArrowsOn(selector: string): void {
  addEventListener(
    'keydown',
    (event) => {
      if (!event.key.startsWith('Arrow') || !(event.target instanceof Element) || !event.target.matches(selector))
        return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}

/** Answers each request of a method as it was answered first, as long as the page is not loaded anew. */
export function keepFirstAnswer(method: string, pattern: string): void {
  const send = window.fetch.bind(window);
  const kept = new Map<string, Response>();
  window.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if ((init?.method ?? 'GET') !== method || !new RegExp(pattern).test(url)) return send(input, init);
    // A change reaches the server each time.
    const answer = method === 'GET' ? (kept.get(url) ?? (await send(input, init))) : await send(input, init);
    const key = method === 'GET' ? url : method;
    const first = kept.get(key) ?? answer;
    kept.set(key, first);
    return first.clone();
  };
}

/** Adds a style to each page. */
export function addStyle(style: string): void {
  addEventListener('DOMContentLoaded', () =>
    document.head.append(Object.assign(document.createElement('style'), { textContent: style })),
  );
}

/** Drops what is typed beyond so many characters into a field of several lines, found by how its placeholder begins. */
export function cutTypedTexts(placeholder: string, most: string): void {
  addEventListener(
    'input',
    ({ target }) => {
      if (!(target instanceof HTMLTextAreaElement) || !target.placeholder.startsWith(placeholder)) return;
      if (target.value.length <= Number(most)) return;
      // The page takes notice only of the setter of the prototype.
      Reflect.set(HTMLTextAreaElement.prototype, 'value', target.value.slice(0, Number(most)), target);
    },
    true,
  );
}
