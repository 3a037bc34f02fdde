/** Our texts of the law's items: what the digest of a language is made of, and what a portal may replace. */
export const LAW_KEYS = /^(law|smartustaz|purpose)\./;
