import type * as Server from 'kelisim/server';

/** The built package, as a portal's server gets it from `kelisim/server`. */
export async function loadServer(): Promise<typeof Server> {
  const built = new URL('../../dist/server.js', import.meta.url).href;
  return import(/* @vite-ignore */ built);
}
