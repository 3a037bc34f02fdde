import { blank } from './blank';
import type { Contender } from './Contender';
import { c15t } from './c15t';
import { kelisim, variants } from './kelisim';
import { klaro } from './klaro';
import { limit } from './limit';
import { orejime } from './orejime';
import { osano } from './osano';
import { porsche } from './porsche';
import { tarteaucitron } from './tarteaucitron';
import { vanilla } from './vanilla';

/** Everyone, in the order of the tables. */
export const CONTENDERS: readonly Contender[] = [
  blank,
  limit,
  kelisim,
  ...variants,
  vanilla,
  orejime,
  klaro,
  tarteaucitron,
  c15t,
  osano,
  porsche,
];
