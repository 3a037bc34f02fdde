import { DEFAULT, type Draft } from './Draft';
import { readDraft } from './readDraft';

/** No link of ours is as long; what unpacks to more is not read to its end. */
const LONGEST = 20_000;
const MOST_BYTES = 200_000;

/** A draft as the fragment of an address: what differs from the default, packed. Empty for the default itself. */
export async function encodeDraft(draft: Draft): Promise<string> {
  const changed = Object.entries(draft).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(DEFAULT[name as keyof Draft]),
  );
  if (!changed.length) return '';
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(changed)));
  const packed = new Uint8Array(await collect(json, new CompressionStream('deflate-raw')));
  return btoa(String.fromCharCode(...packed))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** @throws for what `encodeDraft` has not made */
export async function decodeDraft(code: string): Promise<Draft> {
  if (code === '') return DEFAULT;
  if (code.length > LONGEST || !/^[\w-]+$/.test(code)) throw new Error('not a link of the configurator');
  const packed = Uint8Array.from(atob(code.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
  const json = await collect(packed, new DecompressionStream('deflate-raw'));
  return readDraft(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)));
}

/** All that comes out of the stream, up to what is sensible. */
async function collect(bytes: Uint8Array, through: CompressionStream | DecompressionStream): Promise<ArrayBuffer> {
  const reader = new Blob([bytes as BlobPart]).stream().pipeThrough(through).getReader();
  const parts: BlobPart[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    length += value.length;
    parts.push(value as BlobPart);
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw new Error('too long');
    }
  }
}
