import { h } from 'preact';
import { contrasts, ENOUGH } from './contrast';
import type { Colours } from './Draft';
import type { Translate } from './texts';

/** Each pair as it will look, its ratio, and in words whether that is enough. */
export function ContrastTable({ colours, t }: { colours: Colours; t: Translate }) {
  return (
    <table class="contrast">
      <caption>{t('colours.contrast')}</caption>
      <tbody>
        {contrasts(colours).map(({ scheme, pair, front, back, ratio }) => {
          const low = ratio < ENOUGH;
          return (
            <tr data-pair={`${scheme}-${pair}`} data-low={low ? '' : undefined}>
              <td>
                <span class="sample" style={{ color: front, background: back }} aria-hidden="true">
                  Аа
                </span>
              </td>
              <th scope="row">
                {t(`colours.pairs.${pair}`)} <small>{t(`looks.themes.${scheme}`)}</small>
              </th>
              <td>
                <b>{(Math.floor(ratio * 10) / 10).toFixed(1)}</b> {t(low ? 'colours.low' : 'colours.enough')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
