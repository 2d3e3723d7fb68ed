import type { AutoscalingPolicyStepAdjustment } from '@cdktf/provider-aws/lib/autoscaling-policy';
import type { IConstruct } from 'constructs';
import { WebError } from '../errors';

/** One step of a scaling policy. */
export interface Step {
  /** How far beyond the threshold it begins, in the metric's unit; the first begins at 0. */
  readonly beyondBy: number;
  /** Instances to add, or with a minus to take away. */
  readonly change: number;
}

/**
 * Intervals of a step policy: without gaps, the last one open. Bounds are differences to the alarm's threshold, so those
 * below it are negative and the nearest step is the upper one.
 *
 * @throws WEB031 no step, steps that do not rise from 0, or changes of nothing or in both directions
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
 */
export function stepAdjustments(
  steps: readonly Step[],
  side: 'above' | 'below',
  place: IConstruct,
): AutoscalingPolicyStepAdjustment[] {
  const rising = steps.every(({ beyondBy }, index) => beyondBy > (steps[index - 1]?.beyondBy ?? -1));
  const directions = new Set(steps.map(({ change }) => (Number.isInteger(change) ? Math.sign(change) : 0)));
  if (steps[0]?.beyondBy !== 0 || !rising || directions.size !== 1 || directions.has(0)) {
    throw new WebError('WEB031', place, {
      problem: 'steps begin at 0 and rise, and all add instances or all take them away',
      got: JSON.stringify(steps),
      allowed: 'e.g. [{ beyondBy: 0, change: 1 }, { beyondBy: 1, change: 3 }]',
      fix: 'order the steps',
    });
  }
  return steps.map(({ beyondBy, change }, index) => {
    const next = steps[index + 1]?.beyondBy;
    const [near, far] = [`${side === 'above' ? beyondBy : -beyondBy}`, boundOf(next, side)];
    return {
      metricIntervalLowerBound: side === 'above' ? near : far,
      metricIntervalUpperBound: side === 'above' ? far : near,
      scalingAdjustment: change,
    };
  });
}

function boundOf(beyondBy: number | undefined, side: 'above' | 'below'): string | undefined {
  if (beyondBy === undefined) return undefined;
  return `${side === 'above' ? beyondBy : -beyondBy}`;
}
