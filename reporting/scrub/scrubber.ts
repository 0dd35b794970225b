/** Removes a run's secrets from texts, bytes and files, and learns new secrets from their context. */
import type { Secret } from '../../suite/secrets/secret';
import { secretsIn } from '../../suite/secrets/detect-secrets';
import { open, type TextEntry } from './contents';
import { Finder } from './finder';
import { encodingsOf } from './encodings';
import { unpackedBodies } from './base64-bodies';

/** Source of known secrets, and store for newly detected ones. */
export interface SecretSource {
  /** Changes whenever `secrets` changes; `secrets` only grows at its end. */
  version(): number;
  secrets(): readonly Secret[];
  keep(secret: Secret): void;
}

export class Scrubber {
  /** Number of hidden secrets. */
  hidden = 0;
  private readonly finder = new Finder();
  private known = 0;
  private knownVersion = -1;

  constructor(private readonly source: SecretSource) {}

  /** Changes whenever more secrets are known. */
  get version(): number {
    return this.source.version();
  }

  /** Returns the text with secrets replaced by asterisks of the same length. */
  text(text: string): string {
    const bytes = Buffer.from(text);
    return this.hideIn(bytes) ? bytes.toString('utf8') : text;
  }

  /** Returns printed text without secrets. Learns the secrets that it shows, also those in bodies in base64. */
  output(text: string): string {
    for (const part of [text, ...unpackedBodies(text)]) for (const secret of secretsIn(part)) this.source.keep(secret);
    return this.text(text);
  }

  /** Returns how many characters at the end of a text may be the beginning of a secret. */
  beginningAtEnd(text: string): number {
    return this.upToDate().beginningAtEnd(Buffer.from(text));
  }

  /**
   * Scrubs the content of an attachment, which may be an archive; undefined when there was nothing to hide. @throws
   * ZipProblem
   */
  content(bytes: Buffer): Buffer | undefined {
    const contents = open(bytes);
    // Searches all entries before hiding the first byte: one entry may reveal a secret that another only mentions.
    for (const entry of contents.entries.filter(isReadableText))
      for (const secret of secretsIn(entry.bytes.toString('utf8'))) this.source.keep(secret);
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

/** Returns whether an entry is readable text. Program code is excluded: it handles secrets but does not contain them. */
export function isReadableText(entry: TextEntry): boolean {
  const name = entry.trail.at(-1) ?? '';
  return !/^src\/|\.(?:js|mjs|css|ts)$/.test(name);
}
