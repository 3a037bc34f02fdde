import { Fragment, h, render } from 'preact';
import { automatic, operatorName, optionalTitles } from './disclosure';
import { formatDate } from './formatDate';
import { hashText } from './hashText';
import { LanguageSwitch } from './parts/LanguageSwitch';
import { Line } from './parts/Line';
import { Rich } from './parts/Rich';
import { shownText } from './shownText';

export {
  automatic,
  Fragment,
  formatDate,
  h,
  hashText,
  LanguageSwitch,
  Line,
  operatorName,
  optionalTitles,
  Rich,
  render,
  shownText,
};

/** What the script tag's second layer gets from the notice's file (`loading/late.ts`). A list: names would not be minified. */
export const shared = [
  h,
  Fragment,
  render,
  automatic,
  operatorName,
  optionalTitles,
  formatDate,
  hashText,
  shownText,
  LanguageSwitch,
  Line,
  Rich,
] as const;
export type Shared = typeof shared;
