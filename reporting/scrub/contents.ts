/** Opens a file on all levels of packing: archives inside archives, compressed bodies, the HTML report's archive. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { looksLikeZip, pack, readZip, unpack, writeZip } from '../../lib/zip/zip';

/** Signatures of files without text: images and fonts stay unchanged. */
const PICTURES = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x47, 0x49, 0x46, 0x38],
  [0x77, 0x4f, 0x46],
];
/** Path of the page images in Playwright's traces; they are not even unpacked. */
const SCREENCAST = /^screencast\/.+\.jpeg$/;
/** Maximum depth of archives in archives. A deeper file is regarded as malicious. */
const DEEPEST = 5;

/** One piece of text within a file. */
export interface TextEntry {
  /** May be changed in place. */
  readonly bytes: Buffer;
  /** Location of the text: the names of the archive members that contain it. */
  readonly trail: readonly string[];
  /** Must be set by the code that changes the bytes. */
  changed: boolean;
}

/** A file that was opened. */
export interface Contents {
  readonly entries: readonly TextEntry[];
  /** Returns the complete file with its changed entries; undefined when no entry was changed. */
  repack(): Buffer | undefined;
}

/** Opens a file. @throws ZipProblem when an archive cannot be read */
export function open(bytes: Buffer, trail: readonly string[] = []): Contents {
  if (trail.length > DEEPEST || isPicture(bytes)) return { entries: [], repack: () => undefined };
  if (looksLikeZip(bytes)) return openZip(bytes, trail);
  if (isGzip(bytes)) {
    const inner = open(gunzipSync(bytes), [...trail, '(gzip)']);
    return { entries: inner.entries, repack: () => mapped(inner.repack(), gzipSync) };
  }
  const entry: TextEntry = { bytes, trail, changed: false };
  return { entries: [entry], repack: () => (entry.changed ? bytes : undefined) };
}

function openZip(bytes: Buffer, trail: readonly string[]): Contents {
  const members = readZip(bytes).map((member) => ({
    member,
    inside: SCREENCAST.test(member.name) ? undefined : open(unpack(member), [...trail, member.name]),
  }));
  return {
    entries: members.flatMap(({ inside }) => inside?.entries ?? []),
    repack: () => {
      const packed = members.map(
        ({ member, inside }) => mapped(inside?.repack(), (after) => pack(member.name, after, member.stamp)) ?? member,
      );
      return packed.some((after, index) => after !== members[index]?.member) ? writeZip(packed) : undefined;
    },
  };
}

/** Opens the archives in `data:` URLs: Playwright's HTML report carries its data in one. */
export function embedded(entry: TextEntry): readonly TextEntry[] {
  const marker = 'data:application/zip;base64,';
  const leaves: TextEntry[] = [];
  for (let at = entry.bytes.indexOf(marker); at !== -1; at = entry.bytes.indexOf(marker, at + 1)) {
    const packed = /^[A-Za-z0-9+/]+={0,2}/.exec(entry.bytes.toString('latin1', at + marker.length))?.[0] ?? '';
    const archive = Buffer.from(packed, 'base64');
    if (looksLikeZip(archive)) leaves.push(...open(archive, [...entry.trail, '(embedded archive)']).entries);
  }
  return leaves;
}

function isPicture(bytes: Buffer): boolean {
  return PICTURES.some((beginning) => beginning.every((byte, index) => bytes[index] === byte)) || isWebp(bytes);
}

function isWebp(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}

function mapped<From, To>(value: From | undefined, change: (value: From) => To): To | undefined {
  return value === undefined ? undefined : change(value);
}
