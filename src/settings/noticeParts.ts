import { Fragment, h } from 'preact';
import { createNotice } from '../notice/createNotice';
import { createNoticeParts } from '../notice/createNoticeParts';
import { createReason } from './createReason';

/** The components of the first layer, drawn by Preact. */
export const { LanguageSwitch, Rich } = createNoticeParts({ h, Fragment });
export const Notice = createNotice({ h, Fragment });
export const reason = createReason({ h, Fragment });
