import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { Toaster } from 'sonner';
import { Toasts } from '../ui/toasts';

/** What every page has: the two toast regions of the platform. */
export function Root(): ReactNode {
  return (
    <>
      <Toasts />
      <Toaster position="top-right" theme="system" duration={4_000} />
      <Outlet />
    </>
  );
}
