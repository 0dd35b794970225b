import type { ReactNode } from 'react';
import { Button } from '../ui/button';

/**
 * Error screen for a page that crashed: shows a message with its own title instead of a blank page. The cause is in
 * the console.
 */
export function CrashScreen(): ReactNode {
  return (
    <main className="plain-page">
      <title>Что-то пошло не так | THE BOT</title>
      <h1>Что-то пошло не так</h1>
      <p>Страница не смогла открыться. Обновите её; если не поможет, сообщите администратору.</p>
      <Button look="primary" onClick={() => window.location.reload()}>
        Обновить страницу
      </Button>
    </main>
  );
}
