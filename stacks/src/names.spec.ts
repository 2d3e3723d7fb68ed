import { LEDGER } from '../test/build';
import { LandscapeFolder } from '../test/landscape-folder';
import { LANDSCAPE } from './environments';

interface Answer {
  readonly outcome: string;
  readonly decidedBy?: string;
  readonly answers: readonly { readonly values: readonly string[]; readonly share: number }[];
}
/** On the stacks as they are synthesized. */
describe('names of the landscape', () => {
  const folder = new LandscapeFolder(LANDSCAPE, LEDGER);
  afterAll(() => folder.remove());
  const resolve = (name: string, ...args: readonly string[]) =>
    folder.ask('resolve', '--name', name, ...args) as Answer;
  const stacksOf = (name: string, ...args: readonly string[]) =>
    resolve(name, ...args).answers.map(({ values: [value] }) => value?.replace(/\/([a-z0-9_]+)\..*$/, ' $1'));
  const vpcOf = (place: string): [string, string] => ['--from-vpc', `${place}-network/aws_vpc.Vpc_8378EB38`];
  const DOWN = ['--down', 'region:eu-west-1'];

  it.each(['www.prod.landbridge.example', 'prod.landbridge.example'])(
    '%s leads to the second Region while the first is down, and it answers',
    (name) => {
      expect(stacksOf(name)).toEqual(['prod-web aws_lb']);
      expect(stacksOf(name, ...DOWN)).toEqual(['prod-eu-central-1-web aws_lb']);
      const reach = ['--from', 'internet', '--to', `name:${name}`, '--protocol', 'tcp', '--port', '443'];
      expect(folder.ask('trace', ...reach, ...DOWN)).toMatchObject({
        outcome: 'reachable',
        target: expect.stringMatching(/^prod-eu-central-1-web\//) as unknown,
      });
    },
  );

  it('the static name stands while one Region does', () => {
    expect(stacksOf('static.prod.landbridge.example', ...DOWN)).toEqual([
      'prod-names aws_globalaccelerator_accelerator',
    ]);
    const to = ['--to', 'name:static.prod.landbridge.example', '--protocol', 'tcp', '--port', '443'];
    expect(folder.ask('trace', '--from', 'internet', ...to, ...DOWN)).toMatchObject({
      outcome: 'reachable',
      target: expect.stringMatching(/^prod-eu-central-1-web\//) as unknown,
    });
  });

  it.each(['dev', 'test'])('%s has one front door', (environment) =>
    expect(stacksOf(`www.${environment}.landbridge.example`)).toEqual([`${environment}-web aws_lb`]),
  );

  it('prod’s zone is signed, and the domain vouches for its key', () => {
    expect(resolve('prod.landbridge.example', '--type', 'DS')).toMatchObject({
      outcome: 'answered',
      decidedBy: expect.stringMatching(/^shared-dns\/aws_route53_zone\.Domain/) as unknown,
    });
    expect(resolve('dev.landbridge.example', '--type', 'DS').outcome).toBe('no-data');
  });

  it('shared services are found by name from every VPC', () => {
    for (const place of ['shared', 'dev', 'test', 'prod', 'prod-eu-central-1'])
      expect(stacksOf('directory.shared.landbridge.internal', ...vpcOf(place))).toEqual([
        'shared-network aws_instance',
        'shared-network aws_instance',
      ]);
    const reach = ['--to', 'name:directory.shared.landbridge.internal', '--protocol', 'tcp', '--port', '636'];
    const from = ['--from', 'prod-network/aws_instance.App_euw1-az1_7DB74F3F'];
    expect(folder.ask('trace', ...from, ...reach)).toMatchObject({ outcome: 'reachable' });
  });

  it('names of an environment are seen in its VPCs and the hub, nowhere else', () => {
    const name = 'app.prod.landbridge.internal';
    for (const place of ['prod', 'prod-eu-central-1', 'shared'])
      expect(stacksOf(name, ...vpcOf(place))).toHaveLength(3);
    for (const place of ['dev', 'test']) expect(resolve(name, ...vpcOf(place)).outcome).toBe('unknown');
    expect(resolve(name).outcome).toBe('unknown');
  });

  it.each([
    ['dev', 'shared-dns'],
    ['prod', 'shared-dns'],
    ['test', 'test-dns'],
    ['prod-eu-central-1', 'prod-dns'],
  ])('%s asks headquarters for its names by a rule of %s', (place, stack) =>
    expect(resolve('wiki.headquarters.internal', ...vpcOf(place))).toMatchObject({
      outcome: 'forwarded',
      decidedBy: expect.stringMatching(new RegExp(`^${stack}/aws_route53_resolver_rule\\.`)) as unknown,
    }),
  );
});
