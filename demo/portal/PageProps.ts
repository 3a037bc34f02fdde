import type { PageData } from './PageData';
import type { Translate } from './texts';

export interface PageProps {
  readonly data: PageData;
  readonly t: Translate;
  /** The consent notice could not be loaded. */
  readonly failed?: boolean;
}
