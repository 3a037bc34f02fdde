import type { Companion, CompanionContext } from '../companion/CompanionContext';
import type { Embeds, EmbedsContext } from '../gates/EmbedsContext';
import type { Settings, SettingsContext } from '../settings/SettingsContext';
import type { Base } from './createBase';
import { memoizeUntilFailure } from './createPartLoader';
import type { PartName, Parts } from './Parts';

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

export function createStartedParts({ load, signal, report }: Base, contexts: PartContexts): StartedParts {
  const start = <Name extends PartName, Value>(name: Name, make: (part: Parts[Name]) => Value) =>
    memoizeUntilFailure(async () => {
      const part = await load(name);
      // A part that arrives after `destroy` must not start.
      if (signal.aborted) throw signal.reason;
      try {
        return make(part);
      } catch (error) {
        report('ui-failed', `kelisim.${name}.js could not start: ${error}`);
        throw error;
      }
    });
  return {
    settings: start('settings', (part) => part.createSettings(contexts.settings)),
    companion: start('companion', (part) => part.startCompanion(contexts.companion)),
    embeds: start('embeds', (part) => part.startEmbeds(contexts.embeds)),
  };
}
