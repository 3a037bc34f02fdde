import { FORMS } from '../pluralForms';

/** Behind the key of a text with plural forms, as i18next writes it. */
export const PLURAL_SUFFIX = new RegExp(`_(${FORMS.join('|')}|other)$`);
