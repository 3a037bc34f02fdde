import type { PageProps } from './PageProps';

/** The name of the portal: that of the preset's, or of the made-up one with a policy of its own. */
export function siteName({ data, t }: Pick<PageProps, 'data' | 't'>): string {
  return t(data.place.scenario === 'own-policy' ? 'site.ownName' : 'site.name');
}
