import { formatDate } from './formatDate';
import type { Scene } from './scene';

/** The three things that a policy names as sent automatically, or what the portal lists. */
export function automatic({ core, pick, t }: Scene): readonly string[] {
  const { preset, disclosure } = core.config;
  if (disclosure?.automatic) return [disclosure.automatic].flat().map(pick);
  return preset ? [t('smartustaz.automatic1'), t('smartustaz.automatic2'), t('smartustaz.automatic3')] : [];
}

/** Who is responsible and what applies since when (9.2 of the preset's policy; of another, only what the portal says). */
export function operatorAndPolicy(scene: Scene): string {
  const { core, t, language, clause } = scene;
  const { policy } = core.config;
  // A day that cannot be is the host's mistake, and no reason to show nothing: it is reported, and left out.
  const { effective } = policy;
  const day = /^\d{4}-\d\d-\d\d$/.test(effective ?? '') && Date.parse(effective as string);
  if (effective && !day) core.unknown('policy.effective', ['YYYY-MM-DD']);
  const date = day && formatDate(day, language, { timeZone: 'UTC' });
  const since = date
    ? t('notice.policyFrom', { date, clause: clause('9.2') })
    : clause('9.2') && t('notice.policy', { clause: clause('9.2') });
  return `${t('notice.operator', { operator: operatorName(scene) })} ${since}`;
}

/** In full: the preset has its operator's name among the texts. */
export function operatorName({ core, pick, t }: Scene): string {
  const { preset, operator } = core.config;
  return preset ? t('smartustaz.operator') : pick(operator?.name ?? '');
}

/** The categories that only a yes switches on. */
export function optionalTitles({ core, title, language }: Scene): string {
  return core.config.model.optional.map((name) => title(name).toLocaleLowerCase(language)).join(', ');
}

/** The lines that name purposes, third parties and the term; what is not stated is left out. */
export function furtherLines(scene: Scene): readonly string[] {
  const { core, t, says } = scene;
  const titles = optionalTitles(scene);
  return [
    says('purposes'),
    titles && t('notice.optional', { list: titles }),
    says('thirdParties'),
    t('notice.term', { count: core.config.term }),
  ].filter((line): line is string => !!line);
}
