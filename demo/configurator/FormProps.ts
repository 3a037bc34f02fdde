import type { Draft } from './Draft';
import type { Translate } from './texts';

/** What each part of the form gets. */
export interface FormProps {
  readonly draft: Draft;
  /** What is wrong, in words, by the name of the field. */
  readonly problemOf: (field: string) => string | undefined;
  /** In which language texts are written at the moment, and seen in the preview. */
  readonly language: 'kk' | 'ru' | 'en';
  readonly onLanguage: (language: 'kk' | 'ru' | 'en') => void;
  readonly change: (part: Partial<Draft>) => void;
  readonly t: Translate;
}
