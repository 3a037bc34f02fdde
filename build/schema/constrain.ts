import { ADDRESS, DOMAIN, NAME, PORTAL, VERSION } from '../../src/options/patterns';
import { LONGEST_TERM, SHORTEST_TERM } from '../../src/record/days';
import type { Schema } from './Schema';

/** As `normalizeLanguage` takes them; texts of the host may bring any other. */
const LANGUAGE = '^([kK]([kK]|[zZ]|[aA][zZ])|[rR][uU]|[eE][nN])([-_].*)?$';

/** What `checkConfig` asks for beyond the types, as far as a schema can say it. */
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

  Object.assign(own('term'), { minimum: SHORTEST_TERM, maximum: LONGEST_TERM });
  own('domain').pattern = DOMAIN.source;
  own('portal').pattern = PORTAL.source;

  // A portal may name `necessary` among its categories; no feature can have that name.
  // The pattern last: a checker that names one of them names the last.
  const name = { anyOf: [{ const: 'necessary' }, { pattern: NAME.source }] };
  for (const form of own('categories').anyOf ?? []) {
    if (form.type === 'array') Object.assign(form, { uniqueItems: true, items: { ...form.items, ...name } });
    else form.propertyNames = name;
  }
  own('features').propertyNames = { pattern: NAME.source };
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
