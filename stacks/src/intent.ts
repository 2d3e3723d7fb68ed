import type { LandscapeData } from './environments';
import type { Place } from './environments/environment';
import type { Intent, IntentFile, IntentGroup } from './intent-file';

/** Who must reach whom, who must never, what the internet may enter. Constructs realise it; the prover judges it. */
export function intents({ hub, environments }: LandscapeData): IntentFile {
  const names = environments.map(({ name }) => name);
  return {
    groups: {
      ...Object.fromEntries(
        [hub, ...environments].map((environment) => [environment.name, vpcsOf(environment)]),
      ),
      ...Object.fromEntries(
        names.map((name) => [appOf(name), { resources: [`${name}-*/aws_instance.App_*`] }]),
      ),
      directory: { resources: [`${hub.name}-*/aws_instance.Directory_*`] },
    },
    intents: [
      ...pairs(names).map(neverMeet),
      {
        name: 'every environment finds the directory',
        from: names.map(appOf),
        to: 'directory',
        expect: 'reachable',
        protocol: 'tcp',
        ports: ['389', '636'],
      },
      {
        name: 'the directory asks nobody',
        from: 'directory',
        to: names.map(appOf),
        expect: 'blocked',
        protocol: 'any',
      },
      { name: 'the internet enters nowhere', from: 'internet', to: '*', expect: 'blocked', protocol: 'any' },
    ],
  };
}

function vpcsOf({ name }: Place): IntentGroup {
  return { vpcs: [`${name}-*/aws_vpc.*`] };
}

function appOf(environment: string): string {
  return `${environment}-app`;
}

function neverMeet([a, b]: readonly [string, string]): Intent {
  return {
    name: `${a} never meets ${b}`,
    from: a,
    to: b,
    expect: 'blocked',
    protocol: 'any',
    bothWays: true,
  };
}

function pairs(names: readonly string[]): [string, string][] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b): [string, string] => [a, b]));
}
