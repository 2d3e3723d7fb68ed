/** Widgets in two columns of this width; a dashboard is 24 wide. */
const WIDTH = 12;
const HEIGHT = 6;

/**
 * Body of a CloudWatch dashboard for a load balancer and its target groups.
 *
 * @param loadBalancer ARN suffix
 * @param targetGroups ARN suffixes
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function dashboardOf(loadBalancer: string, targetGroups: readonly string[], region: string): object {
  const of = (metric: string): string[] => ['AWS/ApplicationELB', metric, 'LoadBalancer', loadBalancer];
  const perGroup = (metric: string): string[][] =>
    targetGroups.map((group) => [
      'AWS/ApplicationELB',
      metric,
      'TargetGroup',
      group,
      'LoadBalancer',
      loadBalancer,
    ]);
  const graphs: { title: string; stat: string; metrics: string[][] }[] = [
    { title: 'Requests', stat: 'Sum', metrics: [of('RequestCount')] },
    {
      title: 'Errors',
      stat: 'Sum',
      metrics: [of('HTTPCode_Target_5XX_Count'), of('HTTPCode_ELB_5XX_Count')],
    },
    { title: 'Response time, 99th percentile (s)', stat: 'p99', metrics: [of('TargetResponseTime')] },
    { title: 'Rejected connections', stat: 'Sum', metrics: [of('RejectedConnectionCount')] },
    { title: 'Healthy hosts', stat: 'Minimum', metrics: perGroup('HealthyHostCount') },
    { title: 'Unhealthy hosts', stat: 'Maximum', metrics: perGroup('UnHealthyHostCount') },
  ];
  return {
    widgets: graphs.map(({ title, stat, metrics }, index) => ({
      type: 'metric',
      x: (index % 2) * WIDTH,
      y: Math.floor(index / 2) * HEIGHT,
      width: WIDTH,
      height: HEIGHT,
      properties: { title, stat, metrics, region, view: 'timeSeries', period: 60 },
    })),
  };
}
