import { h } from 'preact';
import { CookieRows } from './CookieRows';
import { Field, Problem } from './Field';
import type { FormProps } from './FormProps';
import { freshName } from './freshName';
import { replaceAt } from './replaceAt';

const COMMON = ['authorization', 'statistics', 'advertising'];

export function CategoriesForm({ draft, problemOf, change, t }: FormProps) {
  const { categories } = draft;
  const names = categories.map(({ name }) => name);
  return (
    <div class="fields">
      <p class="hint">{t('categories.hint')}</p>
      <Problem name="categories" problem={problemOf('categories')} />
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
          <CookieRows
            cookies={category.cookies}
            t={t}
            onChange={(cookies) => change({ categories: replaceAt(categories, index, { ...category, cookies }) })}
          />
        </fieldset>
      ))}
      <button
        type="button"
        onClick={() =>
          change({ categories: [...categories, { name: freshName(COMMON, names, 'category'), cookies: [] }] })
        }
      >
        {t('categories.add')}
      </button>
    </div>
  );
}
