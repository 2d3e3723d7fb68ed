import { refusalOf, synthesize } from '@landbridge/testing';
import { vpc } from '../../test/fixtures';
import { Peering } from './peering';

const build = (on: string, today: string, warnDays?: number) =>
  synthesize((stack) => {
    const [dev, prod] = [vpc(stack, 'Dev', 16), vpc(stack, 'Prod', 17)];
    new Peering(stack, 'Move', {
      requester: { vpc: dev, subnets: [dev.tier('private')] },
      accepter: { vpc: prod, subnets: [prod.tier('private')] },
      expires: { on, today, warnDays },
    });
  });

describe('a temporary peering', () => {
  it('says until when, in its tags', () => {
    const template = build('2026-12-31', '2026-06-01');
    expect(template.one('aws_vpc_peering_connection').tags).toMatchObject({ ExpiresOn: '2026-12-31' });
    expect(template.warnings).toEqual([]);
  });

  it.each([
    ['2026-12-17', 'expires in 14 days, on 2026-12-31'],
    ['2026-12-30', 'expires in 1 day, on 2026-12-31'],
    ['2026-12-31', 'expires today, on 2026-12-31'],
  ])('warns on %s', (today, text) => {
    expect(build('2026-12-31', today).warnings.join()).toContain(text);
  });

  it('warns as early as asked', () => {
    expect(build('2026-12-31', '2026-12-01').warnings).toEqual([]);
    expect(build('2026-12-31', '2026-12-01', 30).warnings).toHaveLength(1);
  });

  it('fails after its last day', () => {
    expect(refusalOf(() => build('2026-12-31', '2027-01-01'))).toMatchObject({
      code: 'NET036',
      path: 'test/Move',
      got: 'today is 2027-01-01',
      allowed: 'until 2026-12-31',
    });
  });

  it.each(['31.12.2026', '2026-02-30', '2026-13-01', 'soon'])('refuses %p as a date', (on) => {
    expect(refusalOf(() => build(on, '2026-01-01'))).toMatchObject({
      code: 'NET037',
      got: JSON.stringify(on),
    });
  });
});
