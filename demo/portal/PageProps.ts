import type { PageData } from './PageData';
import type { Translate } from './texts';

export interface PageProps {
  readonly data: PageData;
  readonly t: Translate;
}
