/** Matcher of a text that must be readable to its end. */
import { expect as base, type ExpectMatcherState, type Locator } from '@playwright/test';
import { register } from '../failure/register';
import { different } from './text-soon';

export const wholeTextMatchers = {
  /**
   * Passes when a text is shown and nothing of it is cut off: no limit of lines, no ellipsis. A box that scrolls shows all of
   * it. White space does not count.
   */
  async toShowWholeText(this: ExpectMatcherState, place: Locator, text: string) {
    let seen = 'the text is not there';
    const isWhole = async () => (seen = await place.evaluateAll(cutOff, text)) === '';
    const pass = await base
      .poll(isWhole, { timeout: this.timeout })
      .toBe(true)
      .then(
        () => true,
        () => false,
      );
    const failure = different(place, 'a text to its end', text, seen);
    return {
      pass,
      name: 'toShowWholeText',
      message: () =>
        pass
          ? `«${text}» is shown to its end, and should not be.`
          : register(failure, `«${text.slice(0, 200)}» cannot be read to its end: ${seen}.`),
    };
  },
};

/** Runs in the page. @returns why the text cannot be read to its end; empty when it can */
function cutOff(places: (HTMLElement | SVGElement)[], text: string): string {
  // A line break is a sign or an element.
  const plain = (content: string | null) => (content ?? '').replace(/\s+/g, '');
  const wanted = plain(text);
  const has = (element: Element) => plain(element.textContent).includes(wanted);
  // The innermost elements with the text: a page may have a copy for screen readers.
  const innermost = places
    .flatMap((place) => [place, ...place.querySelectorAll('*')])
    .filter((element) => has(element) && ![...element.children].some(has));
  if (innermost.length === 0) return 'the text is not there';
  const isCutting = (element: Element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    return (
      (cuts(overflowY) && element.scrollHeight > element.clientHeight + 2) ||
      (cuts(overflowX) && element.scrollWidth > element.clientWidth + 2)
    );
  };
  const cuts = innermost.map((element) => {
    let outer: Element | null = element;
    while (outer !== null && outer !== document.body && !isCutting(outer)) outer = outer.parentElement;
    return outer === null || outer === document.body ? undefined : outer;
  });
  const first = cuts[0];
  return cuts.includes(undefined) || first === undefined
    ? ''
    : `its box shows ${first.clientHeight} of ${first.scrollHeight} px of height and ${first.clientWidth} of ${first.scrollWidth} px of width`;
}
