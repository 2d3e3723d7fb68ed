import { alreadyThere } from './already-there';

const error = (summary: string) => ({
  severity: 'error' as const,
  summary,
  detail: '',
  address: 'aws_iam_role.Plan',
});

it('says how to take over what a killed run made and did not record', () => {
  expect(
    alreadyThere([error('creating IAM Role (x): EntityAlreadyExists: Role x already exists.')], '/w'),
  ).toBe("; where a killed run made it, take it over by terraform -chdir=/w import 'aws_iam_role.Plan' ID");
  expect(alreadyThere([error('creating S3 Bucket (x): BucketAlreadyOwnedByYou')], '/w')).toContain('import');
});

it('says nothing about anything else', () => {
  expect(alreadyThere([error('creating VPC: VpcLimitExceeded')], '/w')).toBe('');
  expect(alreadyThere([{ ...error('x already exists'), severity: 'warning' }], '/w')).toBe('');
});
