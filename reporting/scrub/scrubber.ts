/** Hides a run's secrets in texts, bytes and files, and learns new ones from where they stand. */
import type { Secret } from '../../fixtures/secrets/secret';
import { secretsIn } from '../../fixtures/secrets/detect-secrets';
import { open, type TextEntry } from './contents';
import { Finder } from './finder';
import { encodingsOf } from './encodings';

/** Where secrets come from and newly recognised ones go. */
export interface SecretSource {
  /** Changes whenever `secrets` does, which only grows at its end. */
  version(): number;
  secrets(): readonly Secret[];
  keep(secret: Secret): void;
}

export class Scrubber {
  /** How many times something was hidden. */
  hidden = 0;
  private readonly finder = new Finder();
  private known = 0;
  private knownVersion = -1;

  constructor(private readonly source: SecretSource) {}

  /** Something that changes whenever there is more to hide. */
  get version(): number {
    return this.source.version();
  }

  /** The text with stars of the same length where secrets are. */
  text(text: string): string {
    const bytes = Buffer.from(text);
    return this.hideIn(bytes) ? bytes.toString('utf8') : text;
  }

  /** The content of an attachment, an archive perhaps; undefined when there was nothing to hide. @throws ZipProblem */
  content(bytes: Buffer): Buffer | undefined {
    const contents = open(bytes);
    // All of it is looked at before the first byte is hidden: one member may show what another only mentions.
    for (const entry of contents.entries.filter(isReadableText)) for (const secret of secretsIn(entry.bytes.toString('utf8'))) this.source.keep(secret);
    for (const entry of contents.entries) entry.changed = this.hideIn(entry.bytes);
    return contents.repack();
  }

  private hideIn(bytes: Buffer): boolean {
    const count = this.upToDate().hide(bytes);
    this.hidden += count;
    return count > 0;
  }

  private upToDate(): Finder {
    const version = this.source.version();
    if (version !== this.knownVersion) {
      const secrets = this.source.secrets();
      this.finder.add(secrets.slice(this.known).flatMap(encodingsOf));
      this.known = secrets.length;
      this.knownVersion = version;
    }
    return this.finder;
  }
}

/** Program text shows how secrets are handled, not what they are. */
export function isReadableText(entry: TextEntry): boolean {
  const name = entry.trail.at(-1) ?? '';
  return !/^src\/|\.(?:js|mjs|css|ts)$/.test(name);
}
