import type * as Register from 'kelisim/register';
import type * as Server from 'kelisim/server';

const load = (file: string) => import(/* @vite-ignore */ new URL(`../../dist/${file}`, import.meta.url).href);

/** The built package, as a portal's server gets it from `kelisim/server`. */
export const loadServer = (): Promise<typeof Server> => load('server.js');

/** The same, from `kelisim/register`. */
export const loadRegister = (): Promise<typeof Register> => load('register.js');
