/** The sandboxes of a burn-in. One of them may live as long as the burn-in, to see whether its memory grows from run to run. */
import { startSandbox, type SandboxProcess } from '../suite/embedded';
import type { Conditions } from './conditions';
import { slowLine } from './slow-network';

/** The platform of one round. */
export interface RoundPlatform {
  /** Undefined where the run starts its own sandbox. */
  readonly url: string | undefined;
  close(): Promise<void>;
}

export class Platforms {
  private kept: SandboxProcess | undefined;

  /** @param isKept whether rounds without a sandbox of their own share one that lives on */
  constructor(private readonly isKept: boolean) {}

  /** Prepares the platform of a round. */
  async of({ sandbox, network }: Conditions): Promise<RoundPlatform> {
    if (sandbox === undefined && network === undefined && !this.isKept)
      return { url: undefined, close: async () => undefined };
    const own =
      sandbox !== undefined ? await startSandbox('drill', sandbox) : this.isKept ? undefined : await startSandbox();
    this.kept = own === undefined ? (this.kept ?? (await startSandbox())) : this.kept;
    const direct = own?.url ?? this.kept?.url ?? '';
    const line = network === undefined ? undefined : await slowLine(direct, network);
    return {
      url: line?.url ?? direct,
      close: async () => {
        await line?.close();
        await own?.stop();
      },
    };
  }

  async stop(): Promise<void> {
    await this.kept?.stop();
  }
}
