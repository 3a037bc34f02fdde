import { readFile } from 'node:fs/promises';

/** A file of an installed peer. */
export function packageFile(path: string): Promise<Buffer> {
  return readFile(new URL(`../node_modules/${path}`, import.meta.url));
}

/** Files of a peer by the address at which the server has them. */
export async function packageFiles(files: { readonly [address: string]: string }): Promise<Map<string, Buffer>> {
  const entries = Object.entries(files).map(
    async ([address, path]): Promise<[string, Buffer]> => [address, await packageFile(path)],
  );
  return new Map(await Promise.all(entries));
}
