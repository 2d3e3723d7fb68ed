/** Country (and state) that an AWS Region lies in, as ISO 3166 codes. */
const PLACES: Readonly<Record<string, readonly [country: string, subdivision?: string]>> = {
  'af-south-1': ['ZA'],
  'ap-east-1': ['HK'],
  'ap-east-2': ['TW'],
  'ap-northeast-1': ['JP'],
  'ap-northeast-2': ['KR'],
  'ap-northeast-3': ['JP'],
  'ap-south-1': ['IN'],
  'ap-south-2': ['IN'],
  'ap-southeast-1': ['SG'],
  'ap-southeast-2': ['AU'],
  'ap-southeast-3': ['ID'],
  'ap-southeast-4': ['AU'],
  'ap-southeast-5': ['MY'],
  'ap-southeast-6': ['NZ'],
  'ap-southeast-7': ['TH'],
  'ca-central-1': ['CA'],
  'ca-west-1': ['CA'],
  'cn-north-1': ['CN'],
  'cn-northwest-1': ['CN'],
  'eu-central-1': ['DE'],
  'eu-central-2': ['CH'],
  'eu-north-1': ['SE'],
  'eu-south-1': ['IT'],
  'eu-south-2': ['ES'],
  'eu-west-1': ['IE'],
  'eu-west-2': ['GB'],
  'eu-west-3': ['FR'],
  'il-central-1': ['IL'],
  'me-central-1': ['AE'],
  'me-south-1': ['BH'],
  'mx-central-1': ['MX'],
  'sa-east-1': ['BR'],
  'us-east-1': ['US', 'VA'],
  'us-east-2': ['US', 'OH'],
  'us-gov-east-1': ['US', 'OH'],
  'us-gov-west-1': ['US', 'OR'],
  'us-west-1': ['US', 'CA'],
  'us-west-2': ['US', 'OR'],
};

/**
 * Where queries of a VPC come from, in the eyes of a private zone: from the VPC's Region.
 *
 * Sources: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geo-phz.html,
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-latency-phz.html
 */
export function placeOfRegion(region: string): {
  readonly fromRegion: string;
  readonly fromCountry?: string;
  readonly fromSubdivision?: string;
} {
  const [fromCountry, fromSubdivision] = PLACES[region] ?? [];
  return {
    fromRegion: region,
    ...(fromCountry !== undefined && { fromCountry }),
    ...(fromSubdivision !== undefined && { fromSubdivision }),
  };
}
