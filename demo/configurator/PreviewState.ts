import type { Options } from './toOptions';

export const VIEWS = ['notice', 'preferences', 'policy', 'asked', 'button'] as const;

/** What the page in the frame is told to show. */
export interface PreviewState {
  readonly options: Options;
  readonly view: (typeof VIEWS)[number];
  readonly scheme: 'light' | 'dark';
  readonly language: 'kk' | 'ru' | 'en';
  /** Custom properties by name. */
  readonly colours: { readonly [name: string]: string };
}
