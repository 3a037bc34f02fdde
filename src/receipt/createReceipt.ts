import type { ViewContext } from '../core/lazy';
import type { Receipt } from '../core/types';
import type { MoreScene } from '../ui/views/moreScene';
import type { createTools } from '../ui/views/tools';

type SceneOf = (context: ViewContext) => MoreScene;
type Tools = ReturnType<typeof createTools>;

/**
 * What was shown and agreed, in the language of the decision.
 * @param tools of the second layer, which is there: nothing is loaded twice
 * @param sceneOf the scene in the language of the decision
 * @param shown texts that were shown on this page, by hash
 */
export async function createReceipt(
  tools: Tools,
  sceneOf: SceneOf,
  notice: Parameters<Tools['draw']>[0],
  shown: ReadonlyMap<string, string>,
): Promise<Receipt> {
  const scene = sceneOf({});
  const { core, says, title } = scene;
  const { config, record, status, stored } = core;
  const text = record?.text && (shown.get(record.text) ?? (await findShown(tools, sceneOf, notice, record.text)));
  const { version, url, effective } = config.policy;
  const plain = (words?: string) => words?.replace(/ ?\[([\d.]+)\]/g, ' ($1)') ?? null;
  let decision: Receipt['decision'] = null;
  if (record) {
    const { policy: _policy, text: _text, ...rest } = record;
    decision = { ...rest, status, stored };
  }
  return {
    operator: tools.operatorName(scene),
    bin: config.operator?.bin ? `${config.operator.bin}` : null,
    subject: null,
    site: location.origin,
    policy: {
      version,
      url: new URL(url, document.baseURI).href,
      effective: effective ?? null,
      accepted: record?.policy ?? null,
    },
    decision,
    purposes: ['necessary', ...config.model.optional].map((name) => ({
      name,
      title: title(name),
      purpose: plain(tools.purposeOf(scene, name)),
      granted: name === 'necessary' || !!record?.granted.includes(name),
    })),
    data: plain(says('data')),
    transfers: {
      thirdParties: plain(says('thirdParties')),
      crossBorder: plain(says('crossBorder')),
      publicSources: plain(says('publicSources')),
    },
    text: { hash: record?.text || null, shown: text || null },
  };
}

/** The text of an earlier page, if today's texts and options still give the recorded hash. */
async function findShown(
  { draw, hashText, Preferences }: Tools,
  sceneOf: SceneOf,
  notice: Parameters<Tools['draw']>[0],
  recorded: string,
): Promise<string | undefined> {
  const { core } = sceneOf({});
  const asked = [undefined, ...core.config.model.needs.keys()];
  const candidates = [
    [Preferences, sceneOf({})] as const,
    ...asked.map((name) => [notice, sceneOf({ asked: name })] as const),
  ];
  for (const [view, scene] of candidates) {
    const text = draw(view, scene);
    if ((await hashText(text, core.load)) === recorded) return text;
  }
  return undefined;
}
