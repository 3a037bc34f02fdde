import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { h } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { CategoriesForm } from '../../demo/configurator/CategoriesForm';
import { Code } from '../../demo/configurator/Code';
import { DEFAULT, type Draft } from '../../demo/configurator/Draft';
import { FeaturesForm } from '../../demo/configurator/FeaturesForm';
import type { FormProps } from '../../demo/configurator/FormProps';
import { LooksForm } from '../../demo/configurator/LooksForm';
import { OperatorForm } from '../../demo/configurator/OperatorForm';
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
  render(<Form draft={draft} change={change} t={t} problemOf={(field) => problems[field]} />);
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
  expect(change.mock.lastCall?.[0].categories?.at(-1)).toEqual({ name: 'advertising', cookies: [] });
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

it('code is given only where nothing is wrong; the link always', () => {
  const given = { draft: DEFAULT, link: 'https://example.kz/#x', change: () => {}, t };
  const { rerender, container } = render(<Code {...given} problems={new Map([['term', 'A number']])} />);
  const names = () => [...container.querySelectorAll('[data-snippet]')].map((one) => one.getAttribute('data-snippet'));
  expect(names()).toEqual(['link']);
  expect(container.textContent).toContain('1 field needs correcting');
  rerender(<Code {...given} problems={new Map()} />);
  expect(names()).toEqual(['tag', 'json', 'npm', 'link']);
});
