import type { ReactNode } from 'react';

/** The title of a part of the admin panel; the first-level heading «Панель администратора» is in the top bar. */
export function AdminPart({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <>
      <title>{`${title} | THE BOT`}</title>
      <div className="page-head">
        <h2>{title}</h2>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
      {children}
    </>
  );
}
