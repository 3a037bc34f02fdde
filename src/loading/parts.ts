import type { PartName } from '../instance/Parts';

/**
 * The one table of parts: the name in the file's name, and the module. The files of the script tag, the chunks of npm
 * and `kelisim.all.js` are all made from it.
 */
export const PARTS = {
  settings: () => import('../settings/settingsPart'),
  companion: () => import('../companion/companionPart'),
  embeds: () => import('../gates/embedsPart'),
  messages: () => import('../texts/portal/messagesPart'),
} as const satisfies { readonly [Name in PartName]: () => Promise<unknown> };
