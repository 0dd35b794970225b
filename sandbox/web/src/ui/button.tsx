import type { ButtonHTMLAttributes, ReactNode } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'primary' | 'plain' | 'danger' | 'quiet';
  /** The action is under way: the button waits and says so to assistive technology. */
  busy?: boolean;
  icon?: ReactNode;
}

/** A button that never submits by accident and cannot be pressed twice while its action is under way. */
export function Button({ look = 'plain', busy = false, icon, className, children, disabled, type, ...rest }: ButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={['button', `button-${look}`, className].filter(Boolean).join(' ')}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
    >
      {icon}
      {children}
    </button>
  );
}

/** A button that shows only a picture; its name is read out and shown on hover. */
export function IconButton({ label, look = 'quiet', ...rest }: ButtonProps & { label: string }): ReactNode {
  return <Button {...rest} look={look} className="button-icon" aria-label={label} title={label} />;
}
