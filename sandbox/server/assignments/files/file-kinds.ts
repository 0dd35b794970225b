import { extname } from 'node:path';

/** Content type of files of unknown kind. No program opens it automatically. */
const UNKNOWN_TYPE = 'application/octet-stream';

/** Content types by extension. HTML and SVG are excluded on purpose, because they can contain scripts. */
const CONTENT_TYPES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.doc': 'application/msword',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xls': 'application/vnd.ms-excel',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.ppt': 'application/vnd.ms-powerpoint',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.zip': 'application/zip',
};

/** Extensions that a browser may display inline: images, PDF and plain text. */
const SHOWN_INLINE = new Set(['.pdf', '.txt', '.jpg', '.jpeg', '.png', '.gif', '.webp']);

/** Extensions that some operating system treats as executable. */
const EXECUTABLE_EXTENSIONS = new Set(
  (
    '.exe .bat .cmd .com .msi .msp .scr .pif .cpl .ps1 .psm1 .vbs .vbe .js .mjs .jse .ws .wsf .wsh .hta .lnk .reg ' +
    '.sh .bash .zsh .csh .run .bin .elf .out .so .dll .sys .drv .ocx .jar .class .apk .app .dmg .pkg .deb .rpm ' +
    '.appimage .command .py .pyc .pl .rb .php'
  ).split(' '),
);

/** First bytes of executables: Windows, Linux, macOS (both byte orders and universal binaries), and scripts. */
const EXECUTABLE_BEGINNINGS = '4d5a 7f454c46 feedface feedfacf cefaedfe cffaedfe cafebabe 2321'
  .split(' ')
  .map((hex) => Buffer.from(hex, 'hex'));

/** Number of bytes that `beginsLikeProgram` needs. */
export const TELLING_BYTES = 4;

/** Returns the file name without the folders that some clients send along; every other character is kept. */
export function bareName(name: string | undefined): string {
  return name?.split(/[/\\]/).at(-1)?.replaceAll('\0', '').trim() ?? '';
}

/** Returns the content type of a file. It depends on the name only, never on the type that the client declared. */
export function contentTypeOf(name: string): string {
  return CONTENT_TYPES[extname(name).toLowerCase()] ?? UNKNOWN_TYPE;
}

/** Whether a browser may display the file inline instead of saving it. */
export function mayBeShownInline(name: string): boolean {
  return SHOWN_INLINE.has(extname(name).toLowerCase());
}

/** Whether the last extension is that of an executable. Trailing dots and spaces are ignored, as on Windows. */
export function hasExecutableName(name: string): boolean {
  return EXECUTABLE_EXTENSIONS.has(extname(name.replace(/[.\s]+$/, '')).toLowerCase());
}

/** Whether the content begins like an executable, regardless of the name. */
export function beginsLikeProgram(beginning: Buffer): boolean {
  return EXECUTABLE_BEGINNINGS.some((mark) => beginning.subarray(0, mark.length).equals(mark));
}
