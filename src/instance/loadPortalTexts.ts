import type { Config } from '../options/createConfig';
import type { Problem } from '../options/Problem';
import type { Texts } from '../texts/createTexts';
import type { LoadPart } from './Parts';

/**
 * Puts a portal's own texts over ours. If their part does not come, our text is shown and recorded, and a language that
 * only the portal has is served in Kazakh.
 * @returns `undefined` where the portal has no texts of its own
 */
export function loadPortalTexts(
  config: Config,
  texts: Texts,
  load: LoadPart,
  reportAll: (problems: readonly Problem[]) => void,
): Promise<void> | undefined {
  const { messages } = config;
  if (!messages) return undefined;
  return load('messages').then(
    ({ createPortalTexts, checkMessages }) => {
      const problems = checkMessages(config);
      if (problems.length) reportAll(problems);
      else texts.setPortalTexts(createPortalTexts(messages));
    },
    // Reported where it failed.
    () => {},
  );
}
