import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** The page for unknown addresses. */
export function NotFoundPage(): ReactNode {
  return (
    <main className="plain-page">
      <title>Страница не найдена | THE BOT</title>
      <h1>404</h1>
      <h2>Страница не найдена</h2>
      <p>Возможно, адрес введён с ошибкой или страница была удалена.</p>
      <Link to="/" className="button button-primary">
        На главную
      </Link>
    </main>
  );
}
