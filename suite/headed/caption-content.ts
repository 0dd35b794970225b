export interface Caption {
  readonly who: string;
  readonly colour: string;
  /** The step of the protocol, or the title of the test. */
  readonly step: string;
  /** The current action. */
  readonly action: string;
  /** Small words in the corner: keys, pace and pause. */
  readonly corner?: string;
  /** Whether another window acts: the page is dimmed. */
  readonly isWaiting?: boolean;
  /** Size of the caption, where the page is zoomed out. */
  readonly scale?: number;
  /** What has failed, a line each. The caption is red. */
  readonly failure?: readonly string[];
}
