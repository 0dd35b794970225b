import { extname } from 'node:path';

/** What a file of unknown kind is served as: no program starts on it. */
const UNKNOWN_TYPE = 'application/octet-stream';

/** The kinds that are served under their own type. Pages and drawings that carry scripts are left out on purpose. */
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

/** The kinds that a browser may show by itself: pictures, PDF and plain text. */
const SHOWN_INLINE = new Set(['.pdf', '.txt', '.jpg', '.jpeg', '.png', '.gif', '.webp']);

/** Endings under which some system would run a file. */
const EXECUTABLE_EXTENSIONS = new Set(
  (
    '.exe .bat .cmd .com .msi .msp .scr .pif .cpl .ps1 .psm1 .vbs .vbe .js .mjs .jse .ws .wsf .wsh .hta .lnk .reg ' +
    '.sh .bash .zsh .csh .run .bin .elf .out .so .dll .sys .drv .ocx .jar .class .apk .app .dmg .pkg .deb .rpm ' +
    '.appimage .command .py .pyc .pl .rb .php'
  ).split(' '),
);

/** First bytes of programs: Windows, Linux, macOS (both byte orders and both together), and scripts. */
const EXECUTABLE_BEGINNINGS = '4d5a 7f454c46 feedface feedfacf cefaedfe cffaedfe cafebabe 2321'
  .split(' ')
  .map((hex) => Buffer.from(hex, 'hex'));

/** How many bytes of a file `beginsLikeProgram` wants to see. */
export const TELLING_BYTES = 4;

/** The name alone, without the folders that some programs send along; every other character is kept. */
export function bareName(name: string | undefined): string {
  return name?.split(/[/\\]/).at(-1)?.replaceAll('\0', '').trim() ?? '';
}

/** The type under which a file is answered; it depends on the name only, never on what the sender claimed. */
export function contentTypeOf(name: string): string {
  return CONTENT_TYPES[extname(name).toLowerCase()] ?? UNKNOWN_TYPE;
}

/** Whether a browser may show the file in place of saving it. */
export function mayBeShownInline(name: string): boolean {
  return SHOWN_INLINE.has(extname(name).toLowerCase());
}

/** Whether the last ending is that of a program. Dots and blanks behind it count for nothing, as on Windows. */
export function hasExecutableName(name: string): boolean {
  return EXECUTABLE_EXTENSIONS.has(extname(name.replace(/[.\s]+$/, '')).toLowerCase());
}

/** Whether the content begins like a program's, whatever the name says. */
export function beginsLikeProgram(beginning: Buffer): boolean {
  return EXECUTABLE_BEGINNINGS.some((mark) => beginning.subarray(0, mark.length).equals(mark));
}
