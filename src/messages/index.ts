import type { Core, FirstTexts, LazyParts, MoreTexts } from '../core/lazy';
import { checkMessages } from './check';
import { directionOf } from './direction';
import { layBrief, layTexts, namedTexts, servedBy } from './lay';
import { createOwn } from './own';
import { sourceOf } from './source';
import type { MessageTable } from './TextKey';

type Loaded = Partial<FirstTexts & MoreTexts & LazyParts['ui.']>;

/** A layer with its texts in a language, or what decides. */
const LAYER = /^(ui|views|decide)\.(\w+)$/;
/** The texts alone. */
const TEXTS = /^(\w+)\.(first|more)$/;

/**
 * A part of the page, with the portal's own texts laid over ours. A language that is none of ours comes with the code, and
 * over the texts, of one that is.
 */
export const load: LazyParts['messages']['load'] = async (part, loadOurs, table) => {
  const [, layer, ofLayer] = LAYER.exec(part) ?? [];
  const [, alone, suffix] = TEXTS.exec(part) ?? [];
  const language = ofLayer ?? alone;
  if (!language) return loadOurs(part);
  const base = servedBy(table, language);
  const loaded: Loaded = await loadOurs((layer ? `${layer}.${base}` : `${base}.${suffix}`) as 'ui.');
  const { default: ours, brief, createUi } = loaded;
  // What decides has no texts.
  if (!ours) return loaded as never;
  sourceOf(table)?.add(base, namedTexts(ours, brief));
  return {
    ...loaded,
    language,
    default: layTexts(ours, table, language),
    ...(brief && { brief: layBrief(brief, table, language) }),
    ...(createUi && { createUi: createOwnUi(createUi, table) }),
  } as never;
};

/** The user interface, told of the portal's texts before it draws. */
function createOwnUi(createUi: LazyParts['ui.']['createUi'], table: MessageTable): LazyParts['ui.']['createUi'] {
  return (core: Core, texts: FirstTexts) => {
    checkMessages(core.config, core.unknown);
    core.own = createOwn(table);
    const turn = () => {
      core.host.dir = directionOf(table, core.language);
    };
    turn();
    core.subscribe(turn);
    return createUi(core, texts);
  };
}
