import { ADDRESS, DOMAIN, LEAST, MOST, NAME, VERSION } from '../../src/check/patterns';
import type { Schema } from './Schema';

/** As `normalizeLanguage` takes them; texts of the host may bring any other. */
const LANGUAGE = '^([kK]([kK]|[zZ]|[aA][zZ])|[rR][uU]|[eE][nN])([-_].*)?$';

/** What `src/check` asks for beyond the types, as far as a schema can say it. */
export function constrain(root: Schema): void {
  const own = (name: string, of = root): Schema => {
    const found = of.properties?.[name];
    if (!found) throw new Error(`the options have no ${name}`);
    return found;
  };
  const definition = (name: string): Schema => {
    const found = root.definitions?.[name];
    if (!found) throw new Error(`the options have no ${name}`);
    return found;
  };
  const policy = definition('PolicyOptions');
  own('version', policy).pattern = VERSION.source;
  own('url', policy).pattern = ADDRESS.source;
  own('effective', policy).format = 'date';

  Object.assign(own('term'), { minimum: LEAST, maximum: MOST });
  own('domain').pattern = DOMAIN.source;

  const name = { pattern: NAME.source };
  for (const form of own('categories').anyOf ?? []) {
    if (form.type === 'array') Object.assign(form, { uniqueItems: true, items: { ...form.items, ...name } });
    else form.propertyNames = name;
  }
  own('features').propertyNames = { ...name, not: { const: 'necessary' } };
  const feature = definition('FeatureOptions');
  Object.assign(own('needs', feature).items ?? {}, name);
  feature.anyOf = [
    { required: ['needs'], properties: { needs: { minItems: 1 } } },
    { required: ['policy'], properties: { policy: { const: true } } },
  ];

  // A portal that is not the preset's says who it is.
  root.anyOf = [
    { required: ['preset'] },
    { required: ['operator'], properties: { operator: { properties: { name: { not: { const: '' } } } } } },
  ];
  // Without texts of the host, the languages are ours.
  root.allOf = [{ anyOf: [{ required: ['messages'] }, { properties: { language: { pattern: LANGUAGE } } }] }];
}
