import type { ButtonHTMLAttributes, ReactNode } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'primary' | 'plain' | 'danger' | 'quiet';
  /** The action is running: the button is disabled and announces that to assistive technology. */
  busy?: boolean;
  icon?: ReactNode;
}

/** A button that never submits by accident and cannot be clicked twice while its action is running. */
export function Button({
  look = 'plain',
  busy = false,
  icon,
  className,
  children,
  disabled,
  type,
  ...rest
}: ButtonProps): ReactNode {
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

/** A button with an icon only; its name is announced by assistive technology and shown on hover. */
export function IconButton({ label, look = 'quiet', ...rest }: ButtonProps & { label: string }): ReactNode {
  return <Button {...rest} look={look} className="button-icon" aria-label={label} title={label} />;
}
