import { brotliCompressSync, constants } from 'node:zlib';

/** Bytes after brotli at quality 11, as a server would send it. */
export function brotli(code: string | Uint8Array): number {
  const data = Buffer.from(code);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
  return brotliCompressSync(data, { params }).length;
}
