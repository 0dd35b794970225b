import { CircleAlert, Inbox, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** A message for an empty list, with an optional action. */
export function EmptyState({
  title,
  text,
  level = 3,
  children,
}: {
  title: string;
  text?: string;
  level?: 2 | 3;
  children?: ReactNode;
}): ReactNode {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="empty-state">
      <Inbox aria-hidden />
      <Heading>{title}</Heading>
      {text ? <p>{text}</p> : null}
      {children}
    </div>
  );
}

/** An important message. */
export function Alert({
  tone,
  title,
  children,
}: {
  tone: 'warning' | 'bad';
  title: string;
  children?: ReactNode;
}): ReactNode {
  return (
    <div className={`alert alert-${tone}`} role="alert">
      {tone === 'warning' ? <TriangleAlert aria-hidden /> : <CircleAlert aria-hidden />}
      <div>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  );
}
