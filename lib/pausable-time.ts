/** Time limits that stand still while a person holds the program. Without such a hold they are ordinary ones. */

let heldSince: number | undefined;
let heldMs = 0;

/** Holds all limits, until `releaseTime`. */
export function holdTime(): void {
  heldSince ??= Date.now();
}

/** @returns milliseconds for which the time was held */
export function releaseTime(): number {
  const ms = heldSince === undefined ? 0 : Date.now() - heldSince;
  heldMs += ms;
  heldSince = undefined;
  return ms;
}

/** How often a limit looks whether it is held. */
const POLL_INTERVAL_MS = 250;

/** @returns a promise that is fulfilled after this time, without the time held meanwhile; `cancel` ends the waiting */
export function timeLimit(ms: number): { readonly reached: Promise<void>; cancel(): void } {
  const endAt = () => started + ms + heldMs - before;
  const [started, before] = [Date.now(), heldMs];
  let timer: NodeJS.Timeout | undefined;
  const reached = new Promise<void>((resolve) => {
    const look = () => {
      const left = heldSince === undefined ? endAt() - Date.now() : POLL_INTERVAL_MS;
      if (left <= 0) resolve();
      else timer = setTimeout(look, left);
    };
    look();
  });
  return { reached, cancel: () => clearTimeout(timer) };
}
