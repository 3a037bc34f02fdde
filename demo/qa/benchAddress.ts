import { EMBEDDINGS, LANGUAGES, type Language, type Place, parseSwitches, querySwitches } from '../place';

/** Width and height of the frame in CSS pixels; `null`: as large as there is room for. */
export type FrameSize = readonly [width: number, height: number] | null;

const SIZE = /^(\d{3,4})x(\d{3,4})$/;
const PAGES = ['sign-in', 'profile', 'policy'] as const;

/**
 * The address of the QA bench that shows a page.
 * @param language of the bench; the page may have another one
 */
export function benchAddress(language: Language, place: Place, size: FrameSize = null): string {
  const query = querySwitches(place);
  if (place.embedding !== 'tag') query.set('embedding', place.embedding);
  if (place.language !== language) query.set('language', place.language);
  if (PAGES.some((page) => page === place.page)) query.set('page', place.page);
  if (size) query.set('size', size.join('x'));
  return `/${language}/bench${query.size ? `?${query}` : ''}`;
}

/** What an address of the bench shows; a part that is not as `benchAddress` writes it is as by default. */
export function parseBench({ pathname, searchParams }: URL): { language: Language; place: Place; size: FrameSize } {
  const language = LANGUAGES.find((code) => pathname === `/${code}/bench`) ?? 'kk';
  const given = <Value extends string>(key: string, values: readonly Value[]) =>
    values.find((value) => value === searchParams.get(key));
  const [, width, height] = SIZE.exec(searchParams.get('size') ?? '') ?? [];
  return {
    language,
    place: {
      embedding: given('embedding', EMBEDDINGS) ?? 'tag',
      language: given('language', LANGUAGES) ?? language,
      page: given('page', PAGES) ?? 'home',
      ...parseSwitches(searchParams),
    },
    size: width && height ? [Number(width), Number(height)] : null,
  };
}
