import { Example, landbridge } from '@landbridge/testing';
import { build } from './main';

interface Hop {
  readonly component: string;
}
interface Trace {
  readonly outcome: string;
  readonly forward: readonly Hop[];
  readonly return: readonly Hop[];
}

const ZONES = ['euw1-az1', 'euw1-az2'];

describe('example distributed', () => {
  const example = Example.open(__dirname, build);
  afterAll(() => example.close());
  const addresses = example.templates().get('distributed')?.addresses ?? [];
  const address = (prefix: string): string =>
    addresses.find((each) => each.startsWith(prefix)) ?? `none begins with ${prefix}`;

  it('deploys, and then nothing is left to change', () => {
    const [run] = example.deploy();
    expect(run).toMatchObject({ stack: 'distributed', change: 0, destroy: 0, secondPlan: [] });
    expect(run?.add).toBeGreaterThan(100);
  });

  it('keeps its promises', () => {
    expect(example.prove()).toHaveLength(6);
  });

  const pairs = ZONES.flatMap((from) => ZONES.map((to) => ({ from, to })));
  const firewall = (vpc: string, zone: string): string =>
    address(`aws_networkfirewall_firewall.${vpc}Inspection_Firewall_${zone}`);
  const subnet = (vpc: string, zone: string): string => address(`aws_subnet.${vpc}_private_${zone}`);
  /** The firewalls that a request passes, and those that its reply does. */
  const firewalls = (from: string, to: string): { forward: string[]; back: string[] } => {
    const ask = ['--from', from, '--to', to, '--port', '443', '--format', 'json'];
    const trace = JSON.parse(landbridge(['trace', '--model', example.outdir, ...ask]).stdout) as Trace;
    expect(trace.outcome).toBe('reachable');
    const passed = (hops: readonly Hop[]): string[] =>
      hops
        .map(({ component }) => component)
        .filter((each) => each.startsWith('aws_networkfirewall_firewall.'));
    return { forward: passed(trace.forward), back: passed(trace.return) };
  };

  it.each(pairs)(
    '$from to $to in another VPC: by the firewall of each end’s zone, and back by the same',
    (pair) => {
      const [own, other] = [firewall('Dev', pair.from), firewall('Shared', pair.to)];
      const passed = firewalls(subnet('Dev', pair.from), subnet('Shared', pair.to));
      expect(passed).toEqual({ forward: [own, other], back: [other, own] });
    },
  );

  it.each(ZONES)('%s to the internet: by the firewall of the sender’s zone, and back by the same', (zone) => {
    const own = firewall('Prod', zone);
    expect(firewalls(subnet('Prod', zone), '198.51.100.10')).toEqual({ forward: [own], back: [own] });
  });
});
