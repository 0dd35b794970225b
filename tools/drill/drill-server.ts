/**
 * Server next to a run. Each test requests its drill instruction from it before it begins
 * (`suite/run/fault-injection.ts`).
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { DrillInstruction } from '../../suite/run/fault-injection';

export class DrillServer {
  private readonly asked: { test: string; at: number }[] = [];
  private failure: Error | undefined;

  private constructor(private readonly server: Server) {}

  /** @param prepare prepares the platform for a test and returns the test's instruction */
  static async open(prepare: (test: string) => Promise<DrillInstruction>): Promise<DrillServer> {
    const server = createServer((request, response) => {
      void drillServer.answer(request, prepare).then(
        (instruction) => response.end(JSON.stringify(instruction)),
        (error: unknown) => {
          drillServer.failure ??= error instanceof Error ? error : new Error(String(error));
          response.writeHead(500).end(String(error));
        },
      );
    });
    const drillServer = new DrillServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return drillServer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /**
   * Called after the run. A test without a drill instruction failed for that reason, and not because it detected a
   * fault.
   * @throws Error the first one that prevented a test from getting its instruction
   */
  check(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  /** Milliseconds from each test's request to the next test's request, or to now. */
  tookMs(): Map<string, number> {
    return new Map(this.asked.map(({ test, at }, index) => [test, (this.asked[index + 1]?.at ?? Date.now()) - at]));
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(
    request: IncomingMessage,
    prepare: (test: string) => Promise<DrillInstruction>,
  ): Promise<DrillInstruction> {
    const test = await text(request);
    this.asked.push({ test, at: Date.now() });
    return prepare(test);
  }
}
