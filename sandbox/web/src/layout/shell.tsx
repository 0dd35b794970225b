import { PanelLeft } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { Outlet } from 'react-router';
import { useSignedInUser } from '../session/store';
import { ROLE_NAMES } from '../wording/terms';
import { SideBar } from './side-bar';

const PHONE = '(max-width: 800px)';

function usePhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(PHONE);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => window.matchMedia(PHONE).matches,
  );
}

/**
 * The frame of every signed-in page: side bar (a drawer on a phone), top bar and the only `main`.
 * `title` is the first-level heading shared by all pages in the frame, if they share one.
 */
export function Shell({ title }: { title?: string }): ReactNode {
  const user = useSignedInUser();
  const phone = usePhone();
  const [open, setOpen] = useState(true);
  const [drawer, setDrawer] = useState(false);
  return (
    <div className="shell">
      {!phone && open ? (
        <aside className="side-bar">
          <SideBar user={user} />
        </aside>
      ) : null}
      {phone ? (
        <Dialog.Root open={drawer} onOpenChange={setDrawer}>
          <Dialog.Portal>
            <Dialog.Overlay className="dialog-overlay" />
            <Dialog.Content className="side-bar side-bar-drawer" aria-describedby={undefined}>
              <Dialog.Title className="hidden-title">Меню</Dialog.Title>
              <SideBar user={user} onFollow={() => setDrawer(false)} />
            </Dialog.Content>
          </Dialog.Portal>
        </Dialog.Root>
      ) : null}
      <main className="main">
        <div className="top-bar">
          <button
            type="button"
            className="button button-quiet button-icon"
            aria-label="Toggle Sidebar"
            aria-expanded={phone ? drawer : open}
            onClick={() => (phone ? setDrawer(true) : setOpen(!open))}
          >
            <PanelLeft aria-hidden />
          </button>
          {title ? <h1>{title}</h1> : null}
          <p className="top-bar-user">
            <span>{[user.first_name, user.last_name].filter(Boolean).join(' ') || user.username}</span>
            <small>{ROLE_NAMES[user.role]}</small>
          </p>
        </div>
        <div className="content">
          <Outlet />
        </div>
      </main>
    </div>
  );
}
