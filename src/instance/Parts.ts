import type { Companion, CompanionContext } from '../companion/CompanionContext';
import type { Embeds, EmbedsContext } from '../gates/EmbedsContext';
import type { Config } from '../options/createConfig';
import type { Problem } from '../options/Problem';
import type { Settings, SettingsContext } from '../settings/SettingsContext';
import type { PortalTexts } from '../texts/createTexts';

/** What every part tells of itself. */
interface Part {
  /** See `INTERFACE`. */
  readonly interfaceNumber: number;
}

/** The parts that load when they are needed, by the name in their file's name: `kelisim.settings.js`. */
export interface Parts {
  /** The second layer, and the sentences of errors. */
  readonly settings: Part & {
    createSettings(context: SettingsContext): Settings;
    explainProblem(problem: Problem): string;
  };
  /** What an open notice needs beside being drawn. */
  readonly companion: Part & { startCompanion(context: CompanionContext): Companion };
  /** Frames, media, templates, erasing. */
  readonly embeds: Part & { startEmbeds(context: EmbedsContext): Embeds };
  /** A portal's own texts over ours. */
  readonly messages: Part & {
    createPortalTexts(table: NonNullable<Config['messages']>): PortalTexts;
    checkMessages(config: Config): Problem[];
  };
}

export type PartName = keyof Parts;

/** Loads a part; one that failed is tried again at the next call. */
export type LoadPart = <Name extends PartName>(name: Name) => Promise<Parts[Name]>;
