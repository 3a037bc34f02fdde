import { h, render } from 'preact';
import { hashText, operatorName, shownText } from '../shared';
import { type MoreScene, purposeOf } from './moreScene';
import { Preferences } from './Preferences';

/** What the receipt takes from here, which is loaded already. */
export const createTools = () => ({
  hashText,
  operatorName,
  purposeOf,
  Preferences,
  /** The canonical text of a view, drawn away from the page. */
  draw(View: (props: { scene: MoreScene }) => h.JSX.Element, scene: MoreScene): string {
    const away = document.createElement('div');
    render(h(View, { scene }), away);
    return shownText(away);
  },
});
