/**
 * Reads and writes zip archives without a library. Unchanged members keep their packed bytes, every member is checked
 * against its checksum, and a broken archive is described. Traces, the HTML report's own archive and office files are
 * zip archives.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_LENGTH = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const NAME_IS_UTF8 = 0x0800;
const ENCRYPTED = 0x0001;
/** Marks a size or offset that does not fit into 32 bits. */
const TOO_BIG = 0xffffffff;

/** The archive cannot be read. The message describes the error, in words that follow «the archive …». */
export class ZipProblem extends Error {
  override readonly name = 'ZipProblem';
}

/** One file of an archive, still packed. */
export interface Member {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  /** Unpacked size in bytes. */
  readonly size: number;
  readonly packed: Buffer;
  /** Date and time in the format of the archive. */
  readonly stamp: number;
}

/** Returns whether the bytes begin with the signature of an archive. */
export function looksLikeZip(bytes: Buffer): boolean {
  return bytes.length >= END_BYTES && (bytes.readUInt32LE(0) === LOCAL || bytes.readUInt32LE(0) === END);
}

/** Returns the members of an archive without unpacking them. @throws ZipProblem */
export function readZip(bytes: Buffer): Member[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (at === TOO_BIG) throw new ZipProblem('is larger than 4 GB, which is not supported');
  const members: Member[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) {
      throw new ZipProblem(`is damaged: its list of contents breaks off after ${index} of ${count} members`);
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    members.push(memberAt(bytes, at, bytes.toString('utf8', at + 46, at + 46 + nameLength)));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return members;
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - END_BYTES; at >= Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_LENGTH); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  if (bytes.length === 0) throw new ZipProblem('is empty');
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== LOCAL) throw new ZipProblem('is no zip archive');
  throw new ZipProblem(`is cut off after ${bytes.length} bytes: its list of contents is missing`);
}

function memberAt(bytes: Buffer, at: number, name: string): Member {
  const packedSize = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  if (packedSize === TOO_BIG || local === TOO_BIG) throw new ZipProblem(`holds «${name}», which is larger than 4 GB`);
  if ((bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw new ZipProblem(`holds «${name}» encrypted`);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL)
    throw new ZipProblem(`is damaged: «${name}» is not where its list says`);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packedSize > bytes.length) throw new ZipProblem(`is cut off inside «${name}»`);
  return {
    name,
    method: bytes.readUInt16LE(at + 10),
    stamp: bytes.readUInt32LE(at + 12),
    crc: bytes.readUInt32LE(at + 16),
    size: bytes.readUInt32LE(at + 24),
    packed: bytes.subarray(start, start + packedSize),
  };
}

/**
 * Unpacks a member into a new buffer, which the caller may change. @throws ZipProblem when the bytes do not match the
 * archive's checksum
 */
export function unpack(member: Member): Buffer {
  const bytes = inflated(member);
  if (bytes.length !== member.size || crc32(bytes) !== member.crc)
    throw new ZipProblem(`is damaged inside «${member.name}»: its checksum does not fit`);
  return bytes;
}

function inflated(member: Member): Buffer {
  if (member.method === STORED) return Buffer.from(member.packed);
  if (member.method !== DEFLATED)
    throw new ZipProblem(`holds «${member.name}» packed in a way that is not supported (${member.method})`);
  try {
    return inflateRawSync(member.packed, { maxOutputLength: Math.max(1, member.size) });
  } catch {
    throw new ZipProblem(`is damaged inside «${member.name}»: it cannot be unpacked`);
  }
}

/** Creates a member from bytes. */
export function pack(name: string, bytes: Buffer, stamp = 0x00210000): Member {
  return {
    name,
    stamp,
    method: DEFLATED,
    crc: crc32(bytes),
    size: bytes.length,
    packed: deflateRawSync(bytes, { level: 3 }),
  };
}

/** Creates an archive of these members. */
export function writeZip(members: readonly Member[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name, 'utf8');
    const common = headerCore(member, name.length);
    const local = Buffer.concat([uint32(LOCAL), uint16(20), common, name, member.packed]);
    central.push(
      Buffer.concat([uint32(CENTRAL), uint16(20), uint16(20), common, Buffer.alloc(10), uint32(offset), name]),
    );
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.concat([
    uint32(END),
    Buffer.alloc(4),
    uint16(members.length),
    uint16(members.length),
    uint32(list.length),
    uint32(offset),
    uint16(0),
  ]);
  return Buffer.concat([...locals, list, end]);
}

/**
 * Returns the fields that the local header and the central directory entry of a member share; both have no extra
 * field.
 */
function headerCore(member: Member, nameLength: number): Buffer {
  const core = Buffer.alloc(24);
  core.writeUInt16LE(NAME_IS_UTF8, 0);
  core.writeUInt16LE(member.method, 2);
  core.writeUInt32LE(member.stamp, 4);
  core.writeUInt32LE(member.crc, 8);
  core.writeUInt32LE(member.packed.length, 12);
  core.writeUInt32LE(member.size, 16);
  core.writeUInt16LE(nameLength, 20);
  return core;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
