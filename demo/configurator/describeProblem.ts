import type { Translate } from './texts';

/** A problem that the check has found, in the visitor's words. */
export function describeProblem(field: string, expected: string, t: Translate): string {
  switch (field) {
    case 'operator.name':
      return t('problem.operatorName');
    case 'policy.version':
      return t('problem.policyVersion');
    case 'policy.url':
      return t('problem.policyUrl');
    case 'categories':
      return t('problem.categories');
    case 'term':
      return t('problem.term');
    case 'portal':
      return t('problem.portal');
    case 'domain':
      return t('problem.domain');
    case 'signals.yandex':
      return t('problem.yandex');
    default:
      if (/^features\..*\.needs$/.test(field)) return t('problem.needs');
      if (field.startsWith('messages.')) return t('problem.message');
      if (/^(categories|features)\./.test(field)) return t('problem.name');
      return t('problem.other', { expected });
  }
}
