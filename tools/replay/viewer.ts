/** Playwright's trace viewer, served on this machine only. It needs no internet and no Playwright browser. */
import { browserToOpen } from '../interactive/browser';
import { PlaywrightProcess } from '../suite/playwright';

export interface Viewer {
  readonly url: string;
  readonly process: PlaywrightProcess;
}

/**
 * Serves a trace, and opens it in the system's browser if there is a screen.
 * @param extra variables for the viewer's process
 * @throws Error if the viewer does not start
 */
export async function view(trace: string, extra: Record<string, string> = {}): Promise<Viewer> {
  const viewer = new PlaywrightProcess(['show-trace', '--host', '127.0.0.1', '--port', '0', trace], {
    output: 'captured',
    variables: { ...browserToOpen(), ...extra },
  });
  try {
    return { url: await viewer.printed(/Listening on (http:\/\/\S+)/), process: viewer };
  } catch (error) {
    throw new Error(`The trace viewer did not start. ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
