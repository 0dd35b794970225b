/** Nothing can be replayed. The message is one sentence for the terminal. */
export class ReplayProblem extends Error {
  override readonly name = 'ReplayProblem';
}
