import type { Fault } from './fault';
import type { FaultHooks } from './fault-hooks';

const FOCUS = 'Y the focus goes into a form that opens, stays in it, and returns to its button when the form is closed';

/** Ignores the moves of the focus by the page into dialogs, or just after a dialog was closed. */
function ignoreFocus(hooks: FaultHooks, which: 'into dialogs' | 'after dialogs'): void {
  hooks.page((ignored) => {
    let wasOpen = false;
    const focus = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'focus')?.value as HTMLElement['focus'];
    HTMLElement.prototype.focus = function (options) {
      const isInside = this.closest('[role=dialog]') !== null;
      wasOpen ||= isInside;
      const isAfter = wasOpen && !isInside && document.querySelector('[role=dialog]') === null;
      if (ignored === 'into dialogs' ? !isInside : !isAfter) Reflect.apply(focus, this, [options]);
    };
    // To select the text of a field gives it the focus too.
    if (ignored === 'into dialogs') HTMLInputElement.prototype.select = () => undefined;
  }, which);
}

/** Faults in where the keyboard focus is while a dialog is open and after it. */
export const DIALOG_FOCUS_FAULTS: readonly Fault[] = [
  {
    id: 'focus-lost-after-dialog',
    breaks: 'the keyboard focus is nowhere after a dialog was closed',
    detectedBy: [FOCUS],
    inject: (hooks) => ignoreFocus(hooks, 'after dialogs'),
  },
  {
    id: 'focus-stays-behind-dialog',
    breaks: 'the keyboard focus stays on the page behind a dialog that opens',
    detectedBy: [FOCUS],
    inject: (hooks) => ignoreFocus(hooks, 'into dialogs'),
  },
  {
    id: 'focus-leaves-dialog',
    breaks: 'Tab leads out of an open dialog to the page behind it',
    detectedBy: [FOCUS],
    inject: (hooks) =>
      hooks.page(() => {
        // The dialog hears neither of the key nor of the focus, and cannot hold it back.
        for (const name of ['keydown', 'focusin', 'focusout'])
          addEventListener(
            name,
            (event) => {
              if (!(event instanceof KeyboardEvent) || event.key === 'Tab') event.stopImmediatePropagation();
            },
            true,
          );
      }),
  },
];
