import { configurationOf } from '../../test/configuration';
import { resolve } from './resolve';
import type { ResolveQuery } from './query';

type Records = Readonly<Record<string, object>>;

const ask = (records: Records, name: string, query: Partial<ResolveQuery> = {}, more: object = {}) =>
  resolve(
    configurationOf({
      resource: {
        aws_route53_zone: { main: { name: 'example.com' } },
        aws_route53_record: Object.fromEntries(
          Object.entries(records).map(([key, values]) => [
            key,
            { zone_id: '${aws_route53_zone.main.zone_id}', type: 'A', ttl: 60, ...values },
          ]),
        ),
        ...more,
      },
    }),
    { name, ...query },
  );
const told = (answer: ReturnType<typeof ask>) => answer.answers[0]?.values[0] ?? answer.outcome;
const at = (name: string, value = '198.51.100.1', more: object = {}) => ({ name, records: [value], ...more });

describe('a name', () => {
  it.each([
    ['that exists only because names exist below it has no data', 'b.example.com', 'no-data'],
    ['that does not exist is an error', 'c.example.com', 'name-error'],
    ['of the zone itself always exists', 'example.com', 'no-data'],
  ])('%s', (_, name, expected) => expect(told(ask({ deep: at('a.b') }, name))).toBe(expected));

  it('exists for every type when it has one', () =>
    expect(told(ask({ txt: at('www', 'text', { type: 'TXT' }) }, 'www.example.com'))).toBe('no-data'));
});

describe('a wildcard', () => {
  const records = {
    any: at('*', '198.51.100.9'),
    deep: at('a.b'),
    mail: at('mail', 'text', { type: 'TXT' }),
  };

  it.each([
    ['stands for what is missing', 'x.example.com', '198.51.100.9'],
    ['stands for several labels', 'x.y.example.com', '198.51.100.9'],
    ['does not stand for the zone', 'example.com', 'no-data'],
    ['does not stand for a name with other types', 'mail.example.com', 'no-data'],
    ['does not stand for a name between', 'b.example.com', 'no-data'],
    ['does not reach below a name that exists', 'x.mail.example.com', 'name-error'],
    ['does not reach below a name between', 'c.b.example.com', 'name-error'],
  ])('%s', (_, name, expected) => expect(told(ask(records, name))).toBe(expected));

  it('gives way to a nearer one', () =>
    expect(told(ask({ ...records, near: at('*.b', '198.51.100.8') }, 'c.b.example.com'))).toBe(
      '198.51.100.8',
    ));

  it('may be written in octal', () =>
    expect(told(ask({ any: at('\\052') }, 'x.example.com'))).toBe('198.51.100.1'));
});

describe('a CNAME', () => {
  const chain = {
    www: at('www', 'web.example.com', { type: 'CNAME' }),
    web: at('web', 'host.example.com.', { type: 'CNAME' }),
    host: at('host', '198.51.100.7'),
  };

  it('is followed through the zones of the model', () => {
    const answer = ask(chain, 'www.example.com');
    expect(answer.answers).toMatchObject([
      { record: 'aws_route53_record.host', values: ['198.51.100.7'], share: 1 },
    ]);
    expect(answer.answers[0]?.because).toMatch(/www.*CNAME.*web.*CNAME/);
  });

  it('is the answer when it is asked for', () =>
    expect(told(ask(chain, 'www.example.com', { type: 'CNAME' }))).toBe('web.example.com'));

  it('is the answer where the model ends', () =>
    expect(told(ask({ www: at('www', 'other.example.org', { type: 'CNAME' }) }, 'www.example.com'))).toBe(
      'other.example.org',
    ));

  it('for a name that is missing leads nowhere', () =>
    expect(told(ask({ www: chain.www }, 'www.example.com'))).toBe('name-error'));

  it('in a circle is not followed', () => {
    const back = { ...chain, host: at('host', 'www.example.com', { type: 'CNAME' }) };
    expect(ask(back, 'www.example.com')).toMatchObject({
      outcome: 'unknown',
      because: expect.stringContaining('refer to one another'),
    });
  });

  it('shares its answers by weight', () => {
    const weighted = (weight: number, value: string) =>
      at('w', value, { type: 'CNAME', set_identifier: value, weighted_routing_policy: [{ weight }] });
    const answer = ask(
      { host: chain.host, a: weighted(1, 'host.example.com'), b: weighted(3, 'b.example.org') },
      'w.example.com',
    );
    expect(answer.answers.map(({ values, share }) => [values[0], share])).toEqual([
      ['198.51.100.7', 0.25],
      ['b.example.org', 0.75],
    ]);
  });
});

describe('a delegation', () => {
  const away = { ns: at('away', 'ns1.example.net', { type: 'NS' }), any: at('*', '198.51.100.9') };

  it.each(['away.example.com', 'www.away.example.com'])('to servers elsewhere hides %s', (name) =>
    expect(ask(away, name)).toMatchObject({
      outcome: 'unknown',
      because: expect.stringContaining('delegates away'),
    }),
  );

  it('answers for its NS record itself, and for the DS record of its child', () => {
    const ds = at('away', '1 2 3 abc', { type: 'DS' });
    expect(told(ask({ ...away, ds }, 'away.example.com', { type: 'NS' }))).toBe('ns1.example.net');
    expect(told(ask({ ...away, ds }, 'away.example.com', { type: 'DS' }))).toBe('1 2 3 abc');
  });

  it('finds the DS record of a child of the model in its parent', () => {
    const child = { aws_route53_zone: { main: { name: 'example.com' }, child: { name: 'dev.example.com' } } };
    const records = {
      ns: { name: 'dev', type: 'NS', records: '${aws_route53_zone.child.name_servers}' },
      ds: at('dev', '1 2 3 abc', { type: 'DS' }),
    };
    expect(ask(records, 'dev.example.com', { type: 'DS' }, child)).toMatchObject({
      decidedBy: 'aws_route53_zone.main',
      outcome: 'answered',
    });
    expect(ask(records, 'dev.example.com', { type: 'SOA' }, child).decidedBy).toBe('aws_route53_zone.child');
  });

  it('chooses between two zones of one name', () => {
    const twins = {
      aws_route53_zone: {
        main: { name: 'example.com' },
        blue: { name: 'dev.example.com' },
        green: { name: 'dev.example.com' },
      },
    };
    const ns = { name: 'dev', type: 'NS', records: '${aws_route53_zone.green.name_servers}' };
    expect(ask({ ns }, 'www.dev.example.com', {}, twins).decidedBy).toBe('aws_route53_zone.green');
    expect(ask({}, 'www.dev.example.com', {}, twins)).toMatchObject({ decidedBy: 'aws_route53_zone.main' });
  });
});

it('a zone read by a data source is the one that the model makes', () => {
  const configuration = configurationOf({
    resource: {
      aws_route53_zone: { main: { name: 'example.com' } },
      aws_route53_record: {
        www: {
          zone_id: '${data.aws_route53_zone.main.zone_id}',
          name: 'www',
          type: 'A',
          ttl: 60,
          records: ['192.0.2.1'],
        },
      },
    },
    data: { aws_route53_zone: { main: { name: 'example.com.' } } },
  });
  expect(resolve(configuration, { name: 'www.example.com' })).toMatchObject({
    outcome: 'answered',
    decidedBy: 'aws_route53_zone.main',
  });
  expect(resolve(configuration, { name: 'x.example.com' }).outcome).toBe('name-error');
});

it('records of a zone may be said in one resource', () => {
  const set = (value: string, more: object) => ({
    name: 'www.example.com',
    type: 'A',
    ttl: 60,
    set_identifier: value,
    resource_records: [{ value }],
    ...more,
  });
  const configuration = configurationOf({
    resource: {
      aws_route53_zone: { main: { name: 'example.com' } },
      aws_route53_records_exclusive: {
        all: {
          zone_id: '${aws_route53_zone.main.zone_id}',
          resource_record_set: [
            set('192.0.2.1', { geolocation: [{ country_code: 'DE' }] }),
            set('192.0.2.2', { geolocation: [{ country_code: '*' }] }),
            {
              name: 'w.example.com',
              type: 'A',
              ttl: 60,
              weight: 0,
              set_identifier: 'a',
              resource_records: [{ value: '192.0.2.3' }],
            },
          ],
        },
      },
    },
  });
  const told = (name: string, fromCountry: string) =>
    resolve(configuration, { name, fromCountry }).answers.map(({ values, share }) => [values[0], share]);
  expect(told('www.example.com', 'DE')).toEqual([['192.0.2.1', 1]]);
  expect(told('www.example.com', 'JP')).toEqual([['192.0.2.2', 1]]);
  expect(told('w.example.com', 'JP')).toEqual([['192.0.2.3', 1]]);
});

it('a record that may or may not exist leaves its own name open, and no other', () => {
  const configuration = configurationOf({
    variable: { on: { type: 'bool' } },
    resource: {
      aws_route53_zone: { main: { name: 'example.com' } },
      aws_route53_record: {
        maybe: {
          count: '${var.on ? 1 : 0}',
          zone_id: '${aws_route53_zone.main.zone_id}',
          name: 'www',
          type: 'A',
          ttl: 60,
          records: ['192.0.2.1'],
        },
      },
    },
  });
  expect(resolve(configuration, { name: 'www.example.com' }).outcome).toBe('unknown');
  expect(resolve(configuration, { name: 'other.example.com' }).outcome).toBe('name-error');
});
