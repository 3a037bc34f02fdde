import digests from 'virtual:kelisim-texts/digests';
import law from 'virtual:kelisim-texts/law';
import { h, type VNode } from 'preact';
import renderToString from 'preact-render-to-string';
import { createWording } from '../../notice/createWording';
import { lawLine } from '../../notice/lawLine';
import type { ConsentOptions } from '../../options/ConsentOptions';
import type { Config } from '../../options/createConfig';
import { drawNotice } from '../../server/renderNotice';
import { textOfHtml } from '../../server/textOfHtml';
import { usableConfig } from '../../server/usableConfig';
import { Notice } from '../../settings/noticeParts';
import { Preferences } from '../../settings/Preferences';
import type { Texts } from '../../texts/createTexts';
import type { EnumeratedText } from './EnumeratedText';
import { noticeVariants } from './noticeVariants';
import { type Circumstances, textSources } from './textSources';

/**
 * Every canonical text that a page and a server with these options can hash, each once for its language and view, and
 * the words of the law's items. Not the texts of a running i18next instance.
 * @throws {ConfigError} for options that stop deciding
 */
export function* enumerateTexts(options: ConsentOptions): Generator<EnumeratedText> {
  const config = usableConfig(options);
  for (const language of config.languages) {
    const seen = new Set<string>();
    for (const drawn of drawAll(config, language)) {
      const key = `${drawn.view}\n${drawn.text}`;
      if (!seen.has(key)) yield { ...drawn, language };
      seen.add(key);
    }
  }
  yield* lawTexts();
}

interface Drawn extends Circumstances {
  readonly view: 'notice' | 'settings' | 'server';
  readonly text: string;
}

function* drawAll(config: Config, language: string): Generator<Drawn> {
  for (const { texts, circumstances } of textSources(config)) {
    const wording = createWording(config, texts, language);
    const draw = (tree: VNode<never> | VNode<object>) =>
      `${textOfHtml(renderToString(tree as VNode))}\n${lawLine(config, language, texts.baseOf(language))}`;
    yield { view: 'settings', ...circumstances, text: draw(drawSettings(config, texts, language)) };
    for (const { props, where } of noticeVariants(config)) {
      const all = { wording, ...props };
      yield { view: 'notice', ...circumstances, ...where, text: draw(h(Notice, all) as VNode<object>) };
      // A server has all texts, and shows neither what was asked for nor what the browser did with the cookie.
      const isServers = !Object.keys(circumstances).length && !where.asked && !where.notSaved;
      if (isServers) yield { view: 'server', ...where, text: drawNotice(all, texts, () => '').text };
    }
  }
}

function drawSettings(config: Config, texts: Texts, language: string): VNode<object> {
  const wording = createWording(config, texts, language);
  const state = { status: 'undecided', record: null, stored: false, language } as const;
  return h(Preferences, {
    ...{ ...state, wording, clause: undefined, request: 0 },
    close() {},
    download() {},
  }) as VNode<object>;
}

/** The text behind each digest in a line `law <language> <digest> <json>`. */
function* lawTexts(): Generator<EnumeratedText> {
  for (const [language, text] of Object.entries(law))
    yield { language, view: 'law', digest: digests[language] ?? '', text };
}
