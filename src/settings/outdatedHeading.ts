import type { Wording } from '../notice/createWording';
import type { ConsentRecord } from '../record/ConsentRecord';
import { addedCategories } from '../record/evaluate';

/** What has happened to a decision that is no longer valid. */
export function outdatedHeading({ config, t }: Wording, record: ConsentRecord | null): string | undefined {
  if (!record) return undefined;
  if (record.policy && record.policy !== config.model.version) return t('reason.title');
  return t(addedCategories(config.model, record).length ? 'reason.titleCategories' : 'reason.titleExpired');
}
