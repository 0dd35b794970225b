import { useEffect, useState } from 'react';

/** The current time in milliseconds, kept fresh while the page stays open: a deadline may pass meanwhile. */
export function useNow(everyMs = 15_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
