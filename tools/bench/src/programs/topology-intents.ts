const group = (environment: string) => ({ vpcs: [`aws_vpc.${environment}-*`] });
const apart = (from: string, to: string) => ({
  name: `${from} never meets ${to}`,
  from,
  to,
  expect: 'blocked',
  protocol: 'any',
  bothWays: true,
});

/** What is claimed of `topology`, in the form of an intent file. */
export const topologyIntents = {
  groups: Object.fromEntries(['dev', 'test', 'prod', 'shared'].map((name) => [name, group(name)])),
  intents: [
    apart('dev', 'prod'),
    apart('dev', 'test'),
    apart('test', 'prod'),
    {
      name: 'everyone finds the shared services',
      from: ['dev', 'test', 'prod'],
      to: 'shared',
      expect: 'reachable',
      protocol: 'tcp',
      ports: ['443'],
    },
    { name: 'the internet enters nowhere', from: 'internet', to: '*', expect: 'blocked' },
  ],
};
