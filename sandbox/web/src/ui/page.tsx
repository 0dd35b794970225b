import type { ReactNode } from 'react';

/** A page's only first-level heading, the title of the browser tab, and the page's actions. */
export function PageHead({ title, text, actions }: { title: string; text?: string; actions?: ReactNode }): ReactNode {
  return (
    <div className="page-head">
      <title>{`${title} | THE BOT`}</title>
      <div>
        <h1>{title}</h1>
        {text ? <p className="page-lead">{text}</p> : null}
      </div>
      {actions ? <div className="page-actions">{actions}</div> : null}
    </div>
  );
}

/** A titled section of a page. */
export function Card({
  title,
  level = 3,
  aside,
  children,
}: {
  title: string;
  level?: 2 | 3;
  aside?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        <Heading>{title}</Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** A figure with its title above it. */
export function Figure({ title, value }: { title: string; value: ReactNode }): ReactNode {
  return (
    <div className="figure">
      <h3>{title}</h3>
      <p>{value}</p>
    </div>
  );
}

/** Two letters in a circle. Decorative only: the name is always shown beside it. */
export function Avatar({ letters }: { letters: string }): ReactNode {
  return (
    <span className="avatar" aria-hidden>
      {letters}
    </span>
  );
}

/** A percentage as a bar and as text. */
export function Progress({ value, label }: { value: number; label: string }): ReactNode {
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span style={{ inlineSize: `${Math.min(100, Math.max(0, value))}%` }} />
    </div>
  );
}
