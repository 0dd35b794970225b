import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** The public start page. */
export function LandingPage(): ReactNode {
  return (
    <main className="plain-page">
      <title>THE BOT</title>
      <h1>THE BOT</h1>
      <p>Платформа для занятий с преподавателем: задания, ответы, оценки и отчёты в одном месте.</p>
      <Link to="/auth/signin" className="button button-primary">
        Войти
      </Link>
    </main>
  );
}
