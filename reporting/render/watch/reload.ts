/** The page of the monitor loads itself again while it changes. The reader can stop that: a refresh by `<meta>` cannot be stopped. */
import { Html, html } from '../parts/html';
import type { Formatter } from '../../text/language';

/** The page loads itself again after so many seconds. */
const RELOAD_S = 30;

const SCRIPT = `
  const reloads = document.querySelector('#reloads');
  let timer;
  const set = () => {
    clearTimeout(timer);
    if (reloads.checked) timer = setTimeout(() => location.reload(), ${RELOAD_S * 1_000});
  };
  reloads.addEventListener('change', set);
  set();
`;

/** Renders the check box that stops the reloading, and the script that reloads. */
export function reloading(format: Formatter): Html {
  return html`<p class="screen-only">
      <label
        ><input type="checkbox" id="reloads" checked autocomplete="off" />
        ${format.text('watch.reloads', { seconds: RELOAD_S })}</label
      >
    </p>
    ${new Html(`<script>${SCRIPT}</script>`)}`;
}
