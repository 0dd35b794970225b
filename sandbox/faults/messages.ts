import type { Fault } from './fault';
import type { FaultHooks } from './fault-hooks';

const LIFE = 'M a message of success is announced, can be read, and goes away';

/** Changes for how long a message is shown. */
function showMessagesFor(hooks: FaultHooks, ms: string): void {
  hooks.page((shown) => {
    const SHOWN_MS = 5_000;
    const later = window.setTimeout.bind(window) as (handler: TimerHandler, timeout?: number) => number;
    const changed = (handler: TimerHandler, timeout?: number) =>
      later(
        handler,
        timeout !== undefined && timeout > SHOWN_MS - 100 && timeout <= SHOWN_MS ? Number(shown) : timeout,
      );
    Object.assign(window, { setTimeout: changed });
  }, ms);
}

/** Faults in the messages that a page shows for some seconds. */
export const MESSAGE_FAULTS: readonly Fault[] = [
  {
    id: 'message-stays',
    breaks: 'a message of success stays on the page, and its cross does nothing',
    detectedBy: [LIFE],
    inject: (hooks) => {
      showMessagesFor(hooks, '86400000');
      hooks.page(() =>
        addEventListener(
          'click',
          (event) => {
            const isCross = event.target instanceof Element && event.target.closest('.toast button') !== null;
            if (isCross) event.stopImmediatePropagation();
          },
          true,
        ),
      );
    },
  },
  {
    id: 'message-gone-at-once',
    breaks: 'a message of success goes away before anybody can read it',
    detectedBy: [LIFE],
    inject: (hooks) => showMessagesFor(hooks, '400'),
  },
  {
    id: 'message-not-announced',
    breaks: 'messages are not announced to screen readers',
    detectedBy: [LIFE],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const live of document.querySelectorAll('[role=status], [aria-live]:not([aria-live=off])')) {
            live.removeAttribute('role');
            live.setAttribute('aria-live', 'off');
          }
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'wrong-field-unmarked',
    breaks: 'a field that was refused looks like the others to a screen reader',
    detectedBy: ['Y a field that was refused is marked for screen readers, and its reason is read with it'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const field of document.querySelectorAll('[aria-invalid]')) {
            field.removeAttribute('aria-invalid');
            field.removeAttribute('aria-describedby');
          }
        }).observe(document, {
          childList: true,
          subtree: true,
          attributes: true,
          attributeFilter: ['aria-invalid', 'aria-describedby'],
        });
      }),
  },
];
