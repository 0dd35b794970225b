import type { ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { Button } from '../ui/button';

/** What is left when a page breaks: it says so under its own name instead of staying blank. */
export function CrashScreen(): ReactNode {
  const failure = useRouteError();
  return (
    <main className="plain-page">
      <title>Что-то пошло не так | THE BOT</title>
      <h1>Что-то пошло не так</h1>
      <p>Страница не смогла открыться. Обновите её; если не поможет, сообщите администратору.</p>
      {failure instanceof Error ? <pre className="crash-reason">{failure.message}</pre> : null}
      <Button look="primary" onClick={() => window.location.reload()}>
        Обновить страницу
      </Button>
    </main>
  );
}
