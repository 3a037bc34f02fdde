import { type ComponentChild, h, render } from 'preact';
import { canonicalText } from '../notice/canonicalText';
import { createWording } from '../notice/createWording';
import { parseAddress } from '../options/parseAddress';
import type { ConsentRecord } from '../record/ConsentRecord';
import { hashText, shortHash } from '../record/hashText';
import type { Receipt } from '../record/Receipt';
import { Notice, reason } from './noticeParts';
import { Preferences } from './Preferences';
import { purposeOf } from './purposeOf';
import type { SettingsContext } from './SettingsContext';
import { withoutLinks } from './withoutLinks';

/** What was shown and agreed, in the language of the decision. */
export function createReceipt(context: SettingsContext): Receipt {
  const { config, texts } = context;
  const { record, status, stored, language } = context.state();
  const wording = createWording(config, texts, record?.language ?? language);
  const { disclosure, titleOf } = wording;
  const { version = '', url = '', effective } = config.policy;
  const shown = record?.text ? (context.shown.get(record.text) ?? findShown(context, record)) : undefined;
  let decision: Receipt['decision'] = null;
  if (record) {
    const { policy: _policy, text: _text, ...rest } = record;
    decision = { ...rest, status, stored };
  }
  return {
    operator: wording.operator,
    bin: config.operator.bin ? `${config.operator.bin}` : null,
    subject: null,
    site: location.origin,
    policy: {
      version,
      url: parseAddress(url, document.baseURI).href,
      effective: effective ?? null,
      accepted: record?.policy ?? null,
    },
    decision,
    purposes: ['necessary', ...config.model.optional].map((name) => ({
      name,
      title: titleOf(name),
      purpose: plain(purposeOf(wording, name)),
      granted: name === 'necessary' || !!record?.granted.includes(name),
    })),
    data: plain(disclosure('data')),
    transfers: {
      thirdParties: plain(disclosure('thirdParties')),
      crossBorder: plain(disclosure('crossBorder')),
      publicSources: plain(disclosure('publicSources')),
    },
    text: { hash: record?.text || null, sha256: shown === undefined ? null : hashText(shown), shown: shown ?? null },
  };
}

function plain(text?: string): string | null {
  return text === undefined ? null : withoutLinks(text);
}

/** The text of an earlier page, if today's texts and options still give the recorded hash. */
function findShown({ config, texts, state }: SettingsContext, record: ConsentRecord): string | undefined {
  const wording = createWording(config, texts, record.language);
  const notice = (asked: string | undefined, gpc: boolean) =>
    h(Notice, { wording, status: 'undecided', record: null, gpc, address: '', ...(asked && { asked, reason }) });
  const settings = h(Preferences, {
    ...state(),
    status: 'undecided',
    record: null,
    wording,
    close() {},
    download() {},
    clause: undefined,
    request: 0,
  });
  const notices = [undefined, ...config.model.needs.keys()].flatMap((asked) => [
    notice(asked, false),
    notice(asked, true),
  ]);
  for (const view of [settings, ...notices]) {
    const text = draw(view, (element) => canonicalText(element, config, texts, record.language));
    if (shortHash(text) === record.text) return text;
  }
  return undefined;
}

function draw(view: ComponentChild, read: (element: Element) => string): string {
  const away = document.createElement('div');
  render(view, away);
  const text = read(away.firstElementChild as Element);
  render(null, away);
  return text;
}
