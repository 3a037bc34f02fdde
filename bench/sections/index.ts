import { accept } from './accept';
import { first } from './first';
import { growth } from './growth';
import { returning } from './returning';
import type { Section } from './Section';

/** In the order in which they run. */
export const SECTIONS: readonly Section[] = [first, accept, returning, growth];
