import { requestBytes } from '../api/client';

/** A stored file: its address below `/media/`, and its name as it was sent or, where that is not told, as the address has it. */
export interface StoredFile {
  name: string;
  address: string;
}

export type PreviewKind = 'image' | 'pdf' | 'text';

/**
 * What may be shown inside the page, by the file's last extension, with the type the page gives the bytes itself:
 * the sender's own type is never trusted, so nothing sent can run as a page.
 */
const PREVIEWS: Readonly<Record<string, { kind: PreviewKind; type: string }>> = {
  jpg: { kind: 'image', type: 'image/jpeg' },
  jpeg: { kind: 'image', type: 'image/jpeg' },
  png: { kind: 'image', type: 'image/png' },
  pdf: { kind: 'pdf', type: 'application/pdf' },
  txt: { kind: 'text', type: 'text/plain' },
};

/** The file that came with a version of an answer; null when none did. */
export function storedFile(sent: { file: string | null; file_name?: string | null }): StoredFile | null {
  if (sent.file === null) return null;
  return { address: sent.file, name: sent.file_name ?? decodeURIComponent(sent.file.split('/').at(-1) ?? '') };
}

export function previewOf(name: string): { kind: PreviewKind; type: string } | null {
  const extension = name.toLowerCase().split('.').at(-1) ?? '';
  return PREVIEWS[extension] ?? null;
}

export function fetchFile(file: StoredFile): Promise<Blob> {
  return requestBytes(file.address);
}

/** Fetches a stored file with the token and hands it to the browser's downloads under its own name. */
export async function downloadFile(file: StoredFile): Promise<void> {
  const address = URL.createObjectURL(await fetchFile(file));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // The browser reads the bytes after the click; the address must outlive that.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
