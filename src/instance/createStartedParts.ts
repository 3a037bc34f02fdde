import type { Companion, CompanionContext } from '../companion/CompanionContext';
import type { Embeds, EmbedsContext } from '../gates/EmbedsContext';
import type { Settings, SettingsContext } from '../settings/SettingsContext';
import { once } from './createPartLoader';
import type { LoadPart, PartName, Parts } from './Parts';

/** The parts of an instance, started when they are first needed. */
export interface StartedParts {
  settings(): Promise<Settings>;
  companion(): Promise<Companion>;
  embeds(): Promise<Embeds>;
}

/** Each part gets the context that it needs, and no more of the instance. */
export interface PartContexts {
  readonly settings: SettingsContext;
  readonly companion: CompanionContext;
  readonly embeds: EmbedsContext;
}

export function createStartedParts(load: LoadPart, signal: AbortSignal, contexts: PartContexts): StartedParts {
  /** A part that arrives after `destroy` must not start. */
  const start = <Name extends PartName, Value>(name: Name, make: (part: Parts[Name]) => Value) =>
    once(async () => {
      const part = await load(name);
      if (signal.aborted) throw signal.reason;
      return make(part);
    });
  return {
    settings: start('settings', (part) => part.createSettings(contexts.settings)),
    companion: start('companion', (part) => part.startCompanion(contexts.companion)),
    embeds: start('embeds', (part) => part.startEmbeds(contexts.embeds)),
  };
}
