/** Playwright's trace viewer, served on this machine only. It needs no internet and no Playwright browser. */
import { openAppWindow, opensElsewhere } from '../interactive/app-window';
import { PlaywrightProcess } from '../suite/playwright';

export interface Viewer {
  readonly url: string;
  readonly process: PlaywrightProcess;
}

/**
 * Serves a trace, and opens it in a window of its own if there is a screen. Closing the window ends the viewer.
 * @param extra variables for the viewer's process
 * @throws Error if the viewer does not start
 */
export async function view(trace: string, extra: Record<string, string> = {}): Promise<Viewer> {
  const viewer = new PlaywrightProcess(['show-trace', '--host', '127.0.0.1', '--port', '0', trace], {
    output: 'captured',
    variables: { ...opensElsewhere(), ...extra },
  });
  try {
    const url = await viewer.printed(/Listening on (http:\/\/\S+)/);
    const window = await openAppWindow(url);
    void window?.closed.then(viewer.interrupt);
    void viewer.exit.finally(() => window?.close());
    return { url, process: viewer };
  } catch (error) {
    throw new Error(`The trace viewer did not start. ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
