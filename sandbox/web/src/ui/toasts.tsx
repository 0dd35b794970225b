import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { useSyncExternalStore, type ReactNode } from 'react';

interface Note {
  id: number;
  tone: 'good' | 'bad';
  text: string;
}

const SHOWN_MS = 5_000;

/** More toasts would cover the page; the oldest is removed. */
const AT_MOST = 3;

let notes: readonly Note[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function show(next: readonly Note[]): void {
  notes = next;
  for (const listener of listeners) listener();
}

function add(tone: Note['tone'], text: string): void {
  lastId += 1;
  show([...notes, { id: lastId, tone, text }].slice(-AT_MOST));
}

/** Announces the result of an action. Success may be announced only after a successful response. */
export const notify = {
  success: (text: string) => add('good', text),
  failure: (text: string) => add('bad', text),
};

/** The region «Notifications (F8)»; signing in has a separate region because the platform has two toast systems. */
export function Toasts(): ReactNode {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notes,
  );
  return (
    // Open dialogs hide all other content except live regions from assistive technology: an error that arrives while
    // a dialog is open must stay readable.
    <div aria-live="off">
      <Radix.Provider duration={SHOWN_MS} label="Уведомление">
        {shown.map((note) => (
          <Radix.Root
            key={note.id}
            className={`toast toast-${note.tone}`}
            onOpenChange={(open) => (open ? undefined : show(notes.filter(({ id }) => id !== note.id)))}
          >
            {note.tone === 'good' ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
            <div>
              <Radix.Title className="toast-title">{note.tone === 'good' ? 'Успешно' : 'Ошибка'}</Radix.Title>
              <Radix.Description className="toast-text">{note.text}</Radix.Description>
            </div>
            <Radix.Close className="button button-quiet button-icon" aria-label="Закрыть уведомление">
              <X aria-hidden />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport className="toast-viewport" />
      </Radix.Provider>
    </div>
  );
}
