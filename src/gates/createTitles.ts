import type { Core, Messages } from '../core/lazy';
import type { CategoryOptions, FeatureOptions } from '../core/types';

/** What a category or feature is called in the language of the page. Our own words load when they are needed. */
export function createTitles(core: Core): (name: string) => Promise<string> {
  const loaded = new Map<string, Promise<Messages>>();
  return async (name) => {
    const { language, config } = core;
    const { title: own } = {
      ...(config.features as { [name: string]: FeatureOptions } | undefined)?.[name],
      ...(config.categories as { [name: string]: CategoryOptions } | undefined)?.[name],
    };
    if (typeof own === 'string') return own;
    if (own) return own[language] ?? own.kk ?? own.ru ?? own.en ?? Object.values(own)[0] ?? name;
    const layer = config.features?.[name] ? 'more' : 'first';
    const part = `${language}.${layer}` as `${string}.first`;
    if (!loaded.has(part))
      loaded.set(
        part,
        core.load(part).then((texts) => texts.default),
      );
    try {
      const messages = await loaded.get(part);
      return messages?.[`category.${name}`] ?? messages?.[`feature.${name}`] ?? name;
    } catch {
      // Reported; the next placeholder tries again.
      loaded.delete(part);
      return name;
    }
  };
}
