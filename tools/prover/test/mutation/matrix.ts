import type { Configuration } from '@landbridge/terraform-model';
import { assumptionsWithin, buildModel, trace, type Assumptions } from '../../src';
import { walkerFor, type WalkQuestion } from '../walker/verdict';

/** A host on the internet. */
const STRANGER = '203.0.113.77';

/** Every packet that is sent in a landscape to tell one configuration from another. */
export function questionsBetween(ends: readonly string[]): WalkQuestion[] {
  const traffic = [
    { protocol: 'tcp', port: 389 },
    { protocol: 'tcp', port: 443 },
    { protocol: 'udp', port: 53 },
  ];
  const pairs = ends.flatMap((from) => ends.flatMap((to) => (from === to ? [] : [{ from, to }])));
  return pairs.flatMap(({ from, to }) =>
    traffic.map((each) => ({
      from: from === 'internet' ? STRANGER : from,
      to,
      ...(to === 'internet' ? { toIp: STRANGER } : {}),
      family: 4 as const,
      ...each,
    })),
  );
}

/** Instances, and the internet; of the instances one in `share`, always with those that are no probes. */
export function endsOf(configuration: Configuration, share = 1): string[] {
  const hosts = [...configuration.resources.values()].filter(
    ({ type, mode }) => type === 'aws_instance' && mode === 'managed',
  );
  const probes = hosts.filter(({ name }) => name.startsWith('probe_')).filter((_, n) => n % share === 0);
  const others = hosts.filter(({ name }) => !name.startsWith('probe_'));
  return [...others, ...probes].map(({ address }) => address).concat('internet');
}

export type Outcomes = readonly string[];

export function outcomesOfWalker(
  configuration: Configuration,
  questions: readonly WalkQuestion[],
  assumptions: Assumptions,
): Outcomes {
  const walk = walkerFor(configuration, assumptionsWithin(assumptions, configuration));
  return questions.map((question) => walk(question).outcome);
}

export function outcomesOfProver(
  configuration: Configuration,
  questions: readonly WalkQuestion[],
  assumptions: Assumptions,
): Outcomes {
  const model = buildModel(configuration, assumptionsWithin(assumptions, configuration));
  return questions.map(({ port, ...rest }) => trace(model, { ...rest, port: String(port) }).outcome);
}

/** Questions whose answers differ, in words; those that the walker leaves open are passed over. */
export function differences(
  questions: readonly WalkQuestion[],
  walker: Outcomes,
  prover: Outcomes,
): string[] {
  return questions.flatMap(({ from, to, protocol, port }, n) =>
    walker[n] === prover[n] || walker[n] === 'not covered'
      ? []
      : [
          `${from} > ${to} ${protocol ?? ''}/${port ?? ''}: walker ${walker[n] ?? ''}, prover ${prover[n] ?? ''}`,
        ],
  );
}

/** Positions at which two rounds of answers differ. */
export const changed = (before: Outcomes, after: Outcomes): number[] =>
  before.flatMap((each, n) => (each === after[n] ? [] : [n]));
