import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { h } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { CategoriesForm } from '../../demo/configurator/CategoriesForm';
import { Code } from '../../demo/configurator/Code';
import { DisclosureForm } from '../../demo/configurator/DisclosureForm';
import { categoryOf, DEFAULT, type Draft } from '../../demo/configurator/Draft';
import { FeaturesForm } from '../../demo/configurator/FeaturesForm';
import type { FormProps } from '../../demo/configurator/FormProps';
import { LooksForm } from '../../demo/configurator/LooksForm';
import { MessagesForm } from '../../demo/configurator/MessagesForm';
import { OperatorForm } from '../../demo/configurator/OperatorForm';
import { SiteForm } from '../../demo/configurator/SiteForm';
import { createTexts } from '../../demo/configurator/texts';

afterEach(cleanup);

const t = await createTexts('en');
/** A form on its own, and what it has changed. */
function form(
  Form: (props: FormProps) => ReturnType<typeof OperatorForm>,
  problems: { [field: string]: string } = {},
  draft = DEFAULT,
) {
  const change = vi.fn<(part: Partial<Draft>) => void>();
  const texts = { language: 'en', onLanguage: () => {} } as const;
  render(<Form draft={draft} change={change} t={t} problemOf={(field) => problems[field]} {...texts} />);
  return change;
}

it('an error stands at its field, with the option’s name, and is read with it', () => {
  form(OperatorForm, { 'policy.url': 'An address' });
  const url = screen.getByLabelText('Address of the policy');
  expect(url.getAttribute('aria-invalid')).toBe('true');
  const id = url.getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(id)?.textContent).toBe('policy.url An address');
  expect(screen.getByLabelText('Version of the policy').hasAttribute('aria-invalid')).toBe(false);
});

it('the preset’s operator is not asked for', () => {
  form(OperatorForm, {}, { ...DEFAULT, preset: true });
  expect(screen.queryByLabelText(/^Name of the operator/)).toBeNull();
  expect(screen.getByLabelText('BIN')).toBeTruthy();
});

it('a category is added under a name that is free, and renamed, and removed', () => {
  const change = form(CategoriesForm);
  fireEvent.click(screen.getByText('Add a category'));
  expect(change.mock.lastCall?.[0].categories?.at(-1)).toEqual(categoryOf('advertising'));
  fireEvent.input(screen.getAllByLabelText('Name of the category')[0] as Element, { target: { value: 'maps' } });
  expect(change.mock.lastCall?.[0].categories?.map(({ name }) => name)).toEqual(['maps', 'statistics']);
  fireEvent.click(screen.getByLabelText('Remove the category “authorization”'));
  expect(change.mock.lastCall?.[0].categories?.map(({ name }) => name)).toEqual(['statistics']);
});

it('a cookie is added, changed and removed in its category only', () => {
  const change = form(CategoriesForm);
  fireEvent.click(screen.getAllByText('Add a cookie')[0] as Element);
  expect(change.mock.lastCall?.[0].categories?.[0]?.cookies).toHaveLength(1);
  fireEvent.input(screen.getByLabelText('Days'), { target: { value: '7' } });
  expect(change.mock.lastCall?.[0].categories?.[1]?.cookies[0]).toEqual({ name: '_stat', purpose: '', duration: '7' });
  fireEvent.click(screen.getByLabelText('Remove the cookie “_stat”'));
  expect(change.mock.lastCall?.[0].categories?.[1]?.cookies).toEqual([]);
});

it('a feature needs what is ticked, and a need whose category has gone can be taken away', () => {
  const draft = { ...DEFAULT, features: [{ name: 'account', needs: ['maps'], policy: true }] };
  const change = form(FeaturesForm, { 'features.account.needs': 'Choose' }, draft);
  expect(screen.getByText('features.account.needs')).toBeTruthy();
  fireEvent.click(screen.getByLabelText('maps'));
  expect(change.mock.lastCall?.[0].features?.[0]?.needs).toEqual([]);
  fireEvent.click(screen.getByLabelText('statistics'));
  expect(change.mock.lastCall?.[0].features?.[0]?.needs).toEqual(['maps', 'statistics']);
});

it('a layout is one of three', () => {
  const change = form(LooksForm);
  expect((screen.getByLabelText('Card') as HTMLInputElement).checked).toBe(true);
  fireEvent.click(screen.getByLabelText('Bar'));
  expect(change).toHaveBeenLastCalledWith({ layout: 'bar' });
});

it('a text is written in the language that is chosen, and the missing languages are named', () => {
  const disclosure = { ...DEFAULT.disclosure, refusal: { kk: 'Жабық қалады.', ru: '', en: '' } };
  const change = form(DisclosureForm, {}, { ...DEFAULT, disclosure });
  const refusal = screen.getByLabelText('What refusing means (Eng)');
  const hint = document.getElementById(refusal.getAttribute('aria-describedby') ?? '');
  expect(hint?.textContent).toBe('Not written yet: Рус, Eng.');
  fireEvent.input(refusal, { target: { value: 'It stays closed.' } });
  expect(change.mock.lastCall?.[0].disclosure?.refusal).toEqual({
    kk: 'Жабық қалады.',
    ru: '',
    en: 'It stays closed.',
  });
});

it('a text of the portal’s own is added in the language that is chosen, under a key that is free', () => {
  const change = form(MessagesForm);
  fireEvent.click(screen.getByText('Add a text'));
  expect(change).toHaveBeenLastCalledWith({ messages: [{ language: 'en', key: 'notice.title', text: '' }] });
});

it('where the decision is kept: domain, portal, renewal, reload', () => {
  const change = form(SiteForm, { portal: 'Letters' });
  fireEvent.input(screen.getByLabelText('Domain of the cookie'), { target: { value: 'example.kz' } });
  expect(change).toHaveBeenLastCalledWith({ domain: 'example.kz' });
  expect(screen.getByLabelText('Name of the portal').getAttribute('aria-invalid')).toBe('true');
  fireEvent.input(screen.getByLabelText('Address at which the server renews the cookie'), { target: { value: '/c' } });
  expect(change).toHaveBeenLastCalledWith({ renewUrl: '/c' });
  fireEvent.click(screen.getByLabelText('Reload the page after a withdrawal'));
  expect(change).toHaveBeenLastCalledWith({ reload: true });
});

it('code is given only where nothing is wrong; the link always', () => {
  const given = { draft: DEFAULT, link: 'https://example.kz/#x', change: () => {}, t };
  const { rerender, container } = render(<Code {...given} problems={new Map([['term', 'A number']])} />);
  const names = () => [...container.querySelectorAll('[data-snippet]')].map((one) => one.getAttribute('data-snippet'));
  expect(names()).toEqual(['link']);
  expect(container.textContent).toContain('1 field needs correcting');
  rerender(<Code {...given} problems={new Map()} />);
  expect(names()).toEqual(['tag', 'json', 'npm', 'link']);
});
