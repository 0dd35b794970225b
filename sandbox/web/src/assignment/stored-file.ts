import { requestBytes } from '../api/client';

/**
 * A stored file: its address below `/media/`, and its original name or, if the response has none, the name in the
 * address.
 */
export interface StoredFile {
  name: string;
  address: string;
}

export type PreviewKind = 'image' | 'pdf' | 'text';

/**
 * Types that may be previewed inside the page, by the file's last extension. The page sets the content type itself:
 * the uploader's type is never trusted, so no uploaded file can run as a page.
 */
const PREVIEWS: Readonly<Record<string, { kind: PreviewKind; type: string }>> = {
  jpg: { kind: 'image', type: 'image/jpeg' },
  jpeg: { kind: 'image', type: 'image/jpeg' },
  png: { kind: 'image', type: 'image/png' },
  pdf: { kind: 'pdf', type: 'application/pdf' },
  txt: { kind: 'text', type: 'text/plain' },
};

/** Returns the file of a submission version; null if it has none. */
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

/** Downloads a stored file with the token and saves it under its own name. */
export async function downloadFile(file: StoredFile): Promise<void> {
  const address = URL.createObjectURL(await fetchFile(file));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // The browser reads the bytes after the click, so the address must stay valid until then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
