import { useEffect, useState } from 'react';

/**
 * Returns the current time in milliseconds and updates it while the page is open, because a deadline may pass
 * meanwhile.
 */
export function useNow(everyMs = 15_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
