import { authorityInVpc, authorityOnInternet, type Authority } from './authority';
import { nothing, type Found } from './found';
import { normalName } from './names';
import type { ResolveAnswer, ResolvedRecord, ResolveQuery } from './query';
import { placeOfRegion } from './region-place';
import { inboundEndpointAt } from './inbound-endpoint';
import type { ResourceIndex } from './resource-index';
import { ZoneAnswers } from './zone-answers';
import { zonesOf, type HostedZone, type Zones } from './zones';

/** One question, asked from one place: finds who answers, and follows CNAME records from there. */
export class Resolution {
  private readonly zones: Zones;

  constructor(
    private readonly index: ResourceIndex,
    private readonly query: ResolveQuery,
  ) {
    this.zones = zonesOf(index);
  }

  answer(name: string, type: string): ResolveAnswer {
    const [gap] = this.zones.gaps;
    if (gap !== undefined) return { name, type, ...nothing('unknown', this.zones.gaps.join('; ')) };
    return { name, type, ...this.find(name, type, this.query.fromVpc, []) };
  }

  /** @param path questions that lead here, so that none is asked twice */
  private find(name: string, type: string, vpc: string | undefined, path: readonly string[]): Found {
    const question = `${name} in ${vpc ?? 'the internet'}`;
    if (path.includes(question)) return nothing('unknown', `names refer to one another at ${name}`);
    const here = [...path, question];
    const authority =
      vpc === undefined
        ? authorityOnInternet(this.zones, name, type)
        : authorityInVpc(this.index, this.zones, vpc, name, type);
    switch (authority.kind) {
      case 'none':
      case 'unknown':
        return nothing('unknown', authority.because);
      case 'endpoint':
        return nothing('answered', authority.because, authority.endpoint);
      case 'forwarded':
        return this.forwarded(authority, name, type, here);
      case 'blocked':
        return this.blocked(authority, type, vpc, here);
      case 'zone': {
        const found = this.inZone(authority.zone, vpc).at(name, type);
        return this.followed(found, type, vpc, here);
      }
    }
  }

  /** A rule may lead to an inbound endpoint of the model: then its VPC answers. */
  private forwarded(
    { rule, because }: Authority & { kind: 'forwarded' },
    name: string,
    type: string,
    path: readonly string[],
  ): Found {
    const vpc = inboundEndpointAt(this.index, rule.address);
    if (vpc === undefined) return nothing('forwarded', because, rule.address);
    const found = this.find(name, type, vpc, path);
    return { ...found, because: `${because} to ${vpc}: ${found.because}` };
  }

  private blocked(
    { verdict, because }: Authority & { kind: 'blocked' },
    type: string,
    vpc: string | undefined,
    path: readonly string[],
  ): Found {
    const { response, rule } = verdict;
    if (response === 'NODATA') return nothing('no-data', because, rule);
    if (response === 'NXDOMAIN') return nothing('name-error', because, rule);
    const override: ResolvedRecord = {
      record: rule,
      name: response.cname,
      type: 'CNAME',
      policy: 'simple',
      values: [response.cname],
      share: 1,
      because,
    };
    const found: Found = { outcome: 'answered', because, decidedBy: rule, answers: [override] };
    return this.followed(found, type, vpc, path);
  }

  private inZone(zone: HostedZone, vpc: string | undefined): ZoneAnswers {
    const region = zone.private && vpc !== undefined ? this.index.get(vpc)?.region : undefined;
    const query = region === undefined ? this.query : { ...this.query, ...placeOfRegion(region) };
    return new ZoneAnswers(this.index, this.zones, zone, query);
  }

  /** Whoever gets a CNAME asks for what it names; where that is not in the model, the CNAME is the answer. */
  private followed(found: Found, type: string, vpc: string | undefined, path: readonly string[]): Found {
    if (type === 'CNAME' || found.outcome !== 'answered') return found;
    const answers: ResolvedRecord[] = [];
    for (const record of found.answers) {
      const [value] = record.values;
      if (record.type !== 'CNAME' || value === undefined || !this.isHeld(value, type, vpc)) {
        answers.push(record);
        continue;
      }
      const below = this.find(normalName(value), type, vpc, path);
      if (below.outcome !== 'answered') {
        const because = `${record.record} is a CNAME for ${value}: ${below.because}`;
        return { ...below, because, answers: [] };
      }
      for (const answer of below.answers) {
        const because = `${record.record}: ${record.because}, CNAME; ${answer.because}`;
        answers.push({ ...answer, share: answer.share * record.share, because });
      }
    }
    return { ...found, answers };
  }

  /** Whether anything in the model answers for the name. */
  private isHeld(value: string, type: string, vpc: string | undefined): boolean {
    const name = normalName(value);
    const authority =
      vpc === undefined
        ? authorityOnInternet(this.zones, name, type)
        : authorityInVpc(this.index, this.zones, vpc, name, type);
    return authority.kind !== 'none';
  }
}
