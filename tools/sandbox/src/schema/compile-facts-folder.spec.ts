import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { factsFolder } from '../facts-folder';
import { factsOf } from '../behaviour/facts';
import { compileForms } from './compile-facts-folder';
import { schemaCatalog } from './provider-schema';

describe('the compiled facts', () => {
  it('are fresh: what the sources give now', () => {
    const { schema, behaviour } = compileForms(factsFolder());
    const compiled = (name: string): Buffer =>
      gunzipSync(readFileSync(join(factsFolder(), 'compiled', name)));
    expect(compiled('schema.pb.gz').equals(schema)).toBe(true);
    expect(compiled('behaviour.json.gz').equals(behaviour)).toBe(true);
  });

  it('hold every type of the provider', () => {
    const catalog = schemaCatalog();
    expect([catalog.resourceTypes.length, catalog.dataSourceTypes.length]).toEqual([1580, 630]);
    const simulated = catalog.resourceTypes.filter((type) => factsOf(type).origin !== 'shape');
    expect(simulated).toHaveLength(1294);
  });

  it('serve an attribute with a default as optional and computed', () => {
    const attribute = schemaCatalog().resource('aws_vpc')?.block.attributes?.['enable_dns_support'];
    expect(attribute).toMatchObject({ type: 'bool', optional: true, computed: true });
    expect(factsOf('aws_vpc').defaults['enable_dns_support']).toBe(true);
  });
});
