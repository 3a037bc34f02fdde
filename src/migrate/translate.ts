import type { Earlier, Mapping } from './Earlier';

/**
 * Answers in their names as answers in ours. A category of ours that stands for several of theirs is granted only where
 * all of them are, denied only where all of them are; what was answered half is no answer.
 * @param said of one of their names; `undefined`: it was not asked
 * @returns `null` where nothing that we look at was answered
 */
export function translate<Category extends string>(
  mapping: Mapping<Category>,
  said: (theirs: string) => boolean | undefined,
): Earlier<Category> | null {
  const names = [...new Set(Object.values(mapping))];
  const answered = (answer: boolean) =>
    names.filter((ours) => Object.keys(mapping).every((theirs) => mapping[theirs] !== ours || said(theirs) === answer));
  const [granted, denied] = [answered(true), answered(false)];
  return granted.length + denied.length ? Object.freeze({ granted, denied }) : null;
}
