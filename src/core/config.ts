import words from 'virtual:kelisim-texts/core';
import { applyPreset } from '../presets/applyPreset';
import { normalizeLanguage, resolveLanguage } from './language';
import { createModel, type Model } from './model';
import type { ConsentOptions } from './types';

/** The options with their defaults. Whether they are right is another matter (`check/`): what is wrong opens nothing. */
export interface Config extends ConsentOptions {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly position: 'start' | 'end';
  readonly term: number;
  readonly language: string;
  /** Languages with texts: ours, and those of `messages`. */
  readonly known: readonly string[];
  readonly model: Model;
  /** Of our own script tag: the page allows scripts by it, so gated ones have to carry it as well. */
  readonly nonce?: string;
}

export function resolveConfig(options: ConsentOptions): Config {
  const merged = applyPreset(options);
  const { language, messages, term = 180 } = merged;
  const known = Object.keys({ ...words, ...messages });
  return {
    theme: 'auto',
    position: 'start',
    ...merged,
    term: +term,
    language: language
      ? normalizeLanguage(`${language}`)
      : resolveLanguage([document.documentElement.lang, ...navigator.languages], known),
    known,
    model: createModel(merged),
  };
}
