import type { ReactNode } from 'react';
import { Button } from '../ui/button';

/** What is left when a page breaks: it says so under its own name instead of staying blank. The cause stands in the console. */
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
