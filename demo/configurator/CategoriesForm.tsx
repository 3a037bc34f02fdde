import { h } from 'preact';
import { CookieRows } from './CookieRows';
import { categoryOf } from './Draft';
import { Field, Problem } from './Field';
import type { FormProps } from './FormProps';
import { freshName } from './freshName';
import { LocalField, TextsLanguage } from './LocalField';
import { replaceAt } from './replaceAt';

const COMMON = ['authorization', 'statistics', 'advertising'];

export function CategoriesForm(props: FormProps) {
  const { draft, problemOf, change, t } = props;
  const { categories } = draft;
  const names = categories.map(({ name }) => name);
  return (
    <div class="fields">
      <p class="hint">{t('categories.hint')}</p>
      <Problem name="categories" problem={problemOf('categories')} />
      <TextsLanguage {...props} />
      {categories.map((category, index) => (
        <fieldset class="item" key={index}>
          <legend>{t('categories.category', { number: index + 1 })}</legend>
          <div class="with-button">
            <Field
              label={t('categories.name')}
              name={`categories.${category.name}`}
              code
              value={category.name}
              problem={problemOf(`categories.${category.name}`)}
              onChange={(name) => change({ categories: replaceAt(categories, index, { ...category, name }) })}
            />
            <button
              type="button"
              class="quiet"
              aria-label={t('categories.remove', { name: category.name })}
              onClick={() => change({ categories: replaceAt(categories, index) })}
            >
              ✕
            </button>
          </div>
          {(['title', 'purpose'] as const).map((part) => (
            <LocalField
              {...props}
              label={t(`categories.${part}`)}
              hint={t(`categories.${part}Hint`)}
              name={`categories.${category.name}.${part}`}
              value={category[part]}
              onChange={(text) => change({ categories: replaceAt(categories, index, { ...category, [part]: text }) })}
            />
          ))}
          <CookieRows
            cookies={category.cookies}
            t={t}
            onChange={(cookies) => change({ categories: replaceAt(categories, index, { ...category, cookies }) })}
          />
        </fieldset>
      ))}
      <button
        type="button"
        onClick={() => change({ categories: [...categories, categoryOf(freshName(COMMON, names, 'category'))] })}
      >
        {t('categories.add')}
      </button>
    </div>
  );
}
