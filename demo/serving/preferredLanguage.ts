import { LANGUAGES, type Language } from '../place';

/** Of the header `Accept-Language`; Kazakh where none of ours is wished for. */
export function preferredLanguage(header = ''): Language {
  const wishes = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return { code: tag.split('-')[0], quality: quality ? Number(quality.slice(2)) || 0 : 1 };
  });
  const weight = (language: string) =>
    Math.max(0, ...wishes.filter(({ code }) => code === language).map(({ quality }) => quality));
  // A stable sort: Kazakh, first of ours, wins a tie.
  return [...LANGUAGES].sort((one, other) => weight(other) - weight(one))[0] ?? 'kk';
}
