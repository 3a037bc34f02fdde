import type { Wording } from './createWording';

/** What is sent automatically, and what is kept regardless of the decision. */
function automaticLine({ config, t, automatic: list, disclosure }: Wording): string | undefined {
  const regardless = disclosure('regardless');
  if (list) return [t('notice.automatic', { list, clause: '' }), regardless].filter(Boolean).join(' ');
  return config.preset ? t('smartustaz.automatic') : regardless;
}

/**
 * The paragraphs of the first layer, each a list of sentences: what is sent and what may be allowed; what a refusal and
 * an acceptance mean; the term. What the operator has not stated is left out. Few paragraphs: on a phone each gap is a
 * line.
 */
export function noticeParagraphs(wording: Wording): readonly (readonly string[])[] {
  const { config, t, operator, isOperatorInTitle, titleInSentence, disclosure } = wording;
  const list = config.model.optional.map(titleInSentence).join(', ');
  const paragraphs = [
    [
      isOperatorInTitle ? '' : t('notice.operator', { operator }),
      automaticLine(wording),
      list && t('notice.optional', { list }),
    ],
    [disclosure('refusal'), disclosure('thirdParties')],
    [t('notice.term', { count: config.term }), t('notice.details')],
  ];
  return paragraphs
    .map((sentences) => sentences.filter((sentence): sentence is string => !!sentence))
    .filter(({ length }) => length > 0);
}
