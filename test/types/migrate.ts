// Compiled, never run: each line under `@ts-expect-error` must not compile, everything else must.
import { createConsent } from '../../src/index';
import { carryOver, type Earlier, readKlaro, readOsano, readVanilla } from '../../src/migrate';
import { portal } from '../fixtures/options';

export async function aPortalThatMoves(cookies: string) {
  const consent = createConsent(portal);
  const earlier: Earlier<'statistics'> | null = readVanilla(cookies, { analytics: 'statistics' });
  const names: readonly ('statistics' | 'advertising')[] =
    readKlaro(cookies, { matomo: 'statistics', ads: 'advertising' })?.granted ?? [];
  readOsano(cookies, ['statistics'], 'other');
  // @ts-expect-error what was read is read only
  readOsano(cookies, ['statistics'])?.granted.push('statistics');
  // @ts-expect-error their one answer stands for a list of ours
  readOsano(cookies, { allow: 'statistics' });
  // @ts-expect-error a category, not a decision
  readKlaro(cookies, { matomo: true });
  // @ts-expect-error which categories there are today is needed
  await carryOver(consent, earlier);
  const stored: boolean | undefined = (await carryOver(consent, earlier, ['statistics']))?.stored;
  return [names, stored] as const;
}
