/** Steering of a headed run by the person who watches: pause, one step, speed, stop, and the choice after a failure. */
import type { Pace } from '../config/environment';
import { holdTime, releaseTime } from '../../lib/pausable-time';
import type { RunKey } from './keys';
import { otherPace } from './pace';

/** What is to be done after a failure. `go-on` is also the answer when nobody has chosen in time. */
export type Choice = 'repeat-step' | 'repeat-case' | 'go-on' | 'end';

const CHOICES: Partial<Record<RunKey, Choice>> = {
  'repeat-step': 'repeat-step',
  'repeat-case': 'repeat-case',
  pause: 'go-on',
  step: 'go-on',
  stop: 'end',
};

export class RunControls {
  private isHeld = false;
  private isStopped = false;
  private release: (() => void) | undefined;
  private choose: ((choice: Choice) => void) | undefined;

  /**
   * @param pace at the beginning
   * @param onChange called after each change of pace or pause
   * @param onStop called when the run is to end
   */
  constructor(
    private currentPace: Pace,
    private readonly onChange: () => void,
    private readonly onStop: () => void,
  ) {}

  get pace(): Pace {
    return this.currentPace;
  }

  get isPaused(): boolean {
    return this.isHeld;
  }

  /** Follows a key. Keys of a choice mean nothing while none is offered. */
  press(key: RunKey): void {
    const choice = CHOICES[key];
    // A run that ends holds nothing any more.
    if (key === 'stop') this.isStopped = true;
    if (this.choose !== undefined && choice !== undefined) {
      this.choose(choice);
      if (choice === 'end') this.onStop();
      return;
    }
    if (key === 'faster' || key === 'slower') this.currentPace = otherPace(this.currentPace, key);
    else if (key === 'pause') this.isHeld = !this.isHeld;
    else if (key === 'step') this.isHeld = true;
    if (this.isStopped) this.isHeld = false;
    if (key === 'stop') this.onStop();
    if (key === 'step' || !this.isHeld) this.release?.();
    this.onChange();
  }

  /** Waits while the run is paused; `step` lets one action pass. @returns milliseconds of waiting */
  async beforeAction(): Promise<number> {
    if (!this.isHeld) return 0;
    holdTime();
    await new Promise<void>((resolve) => (this.release = resolve));
    this.release = undefined;
    return releaseTime();
  }

  /** Offers the choice after a failure. @param ms time to choose */
  async choice(ms: number): Promise<Choice> {
    if (this.isStopped) return 'end';
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Choice>((resolve) => {
        this.choose = resolve;
        timer = setTimeout(() => resolve('go-on'), ms);
      });
    } finally {
      clearTimeout(timer);
      this.choose = undefined;
    }
  }
}
