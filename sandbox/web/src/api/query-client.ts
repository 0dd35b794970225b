import { QueryClient } from '@tanstack/react-query';

/**
 * Disables automatic retries and refetching: an error is shown at once, and the screen shows the data requested when
 * the page was opened.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
