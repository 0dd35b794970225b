import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Alert } from './notices';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Content below the scrolling part: the buttons. */
  footer?: ReactNode;
  /** Why the last attempt failed. Shown by the buttons, so that it is visible regardless of the scroll position. */
  problem?: string | null;
  /** Makes the whole dialog one form. */
  onSubmit?: () => void;
  wide?: boolean;
}

/**
 * A modal dialog, open while it is rendered. Its title is its accessible name. Its body scrolls, its buttons do not. The
 * keyboard focus returns to the control that opened it.
 */
export function Dialog({ title, onClose, children, footer, problem, onSubmit, wide = false }: DialogProps): ReactNode {
  const [opener] = useState(() => document.activeElement);
  const returnFocus = (event: Event) => {
    if (!(opener instanceof HTMLElement)) return;
    event.preventDefault();
    opener.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React propagates events of a dialog opened from a form to that form; each form must handle only its own.
    event.stopPropagation();
    onSubmit?.();
  };
  const inner = (
    <>
      <div className="dialog-body">{children}</div>
      {problem ? (
        <div className="dialog-problem">
          <Alert tone="bad" title={problem} />
        </div>
      ) : null}
      {footer ? <div className="dialog-footer">{footer}</div> : null}
    </>
  );
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-overlay" />
        <Radix.Content
          className={wide ? 'dialog dialog-wide' : 'dialog'}
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
        >
          <Radix.Title className="dialog-title">{title}</Radix.Title>
          {onSubmit ? (
            <form className="dialog-frame" noValidate onSubmit={submit}>
              {inner}
            </form>
          ) : (
            <div className="dialog-frame">{inner}</div>
          )}
          <Radix.Close className="button button-quiet button-icon dialog-close" aria-label="Close">
            <X aria-hidden />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
