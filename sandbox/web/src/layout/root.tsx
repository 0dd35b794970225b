import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { Toaster } from 'sonner';
import { Toasts } from '../ui/toasts';

/** The root of every page: the platform's two toast regions. */
export function Root(): ReactNode {
  return (
    <>
      <Toasts />
      <Toaster position="top-right" theme="system" duration={4_000} />
      <Outlet />
    </>
  );
}
