import { h, render } from 'preact';
import type { ViewContext } from '../../core/lazy';
import type { Receipt } from '../../core/types';
import { hashText, operatorName, shownText } from '../shared';
import { type MoreScene, purposeOf } from './moreScene';
import { Preferences } from './Preferences';

type SceneOf = (context: ViewContext) => MoreScene;
type Notice = (props: { scene: MoreScene }) => h.JSX.Element;

/**
 * What was shown and agreed, in the language of the decision.
 * @param shown texts that were shown on this page, by hash
 */
export async function createReceipt(
  sceneOf: SceneOf,
  notice: Notice,
  shown: ReadonlyMap<string, string>,
): Promise<Receipt> {
  const scene = sceneOf({});
  const { core, says, title } = scene;
  const { config, record, status, stored } = core;
  const text = record?.text && (shown.get(record.text) ?? (await findShown(sceneOf, notice, record.text)));
  const { version, url, effective } = config.policy;
  const plain = (words?: string) => words?.replace(/ ?\[([\d.]+)\]/g, ' ($1)') ?? null;
  let decision: Receipt['decision'] = null;
  if (record) {
    const { policy: _policy, text: _text, ...rest } = record;
    decision = { ...rest, status, stored };
  }
  return {
    operator: operatorName(scene),
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
      purpose: plain(purposeOf(scene, name)),
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
async function findShown(sceneOf: SceneOf, notice: Notice, recorded: string): Promise<string | undefined> {
  const { core } = sceneOf({});
  const asked = [undefined, ...core.config.model.needs.keys()];
  const candidates = [
    h(Preferences, { scene: sceneOf({}) }),
    ...asked.map((name) => h(notice, { scene: sceneOf({ asked: name }) })),
  ];
  for (const candidate of candidates) {
    const away = document.createElement('div');
    render(candidate, away);
    const text = shownText(away);
    if ((await hashText(text, core.load)) === recorded) return text;
  }
  return undefined;
}
