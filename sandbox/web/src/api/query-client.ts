import { QueryClient } from '@tanstack/react-query';

/**
 * Nothing is retried or refetched behind the user's back: a failed answer is shown at once,
 * and what is on the screen is what the last visit of the page asked for.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
