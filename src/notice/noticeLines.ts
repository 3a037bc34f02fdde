import type { Wording } from './createWording';

/** What is sent automatically, and what is kept regardless of the decision. */
function automaticLine({ config, t, localize, disclosure }: Wording): string | undefined {
  const own = config.disclosure.automatic;
  const list = own?.map(localize).join(', ');
  const regardless = disclosure('regardless');
  if (list) return [t('notice.automatic', { list, clause: '' }), regardless].filter(Boolean).join(' ');
  return config.preset ? t('smartustaz.automatic') : regardless;
}

/**
 * The paragraphs of the first layer: what is sent and what may be allowed; what a refusal and an acceptance mean; the term. What
 * the operator has not stated is left out. Few paragraphs: on a phone each gap is a line.
 */
export function noticeLines(wording: Wording): readonly string[] {
  const { config, t, operator, isOperatorInTitle, titleInSentence, disclosure } = wording;
  const list = config.model.optional.map(titleInSentence).join(', ');
  const term = t('notice.term', { count: config.term });
  const paragraphs = [
    [
      isOperatorInTitle ? '' : t('notice.operator', { operator }),
      automaticLine(wording),
      list && t('notice.optional', { list }),
    ],
    [disclosure('refusal'), disclosure('thirdParties')],
    [term, t('notice.details')],
  ];
  return paragraphs.map((sentences) => sentences.filter(Boolean).join(' ')).filter((paragraph) => paragraph !== '');
}
