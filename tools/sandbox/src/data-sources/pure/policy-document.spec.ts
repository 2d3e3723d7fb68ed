import { Scenario } from '../../types/testing/scenario';

const render = (config: Parameters<Scenario['data']>[1]) =>
  new Scenario().data('aws_iam_policy_document', config);

test('a document is written as the provider writes it', () => {
  const outcome = render({
    statement: [
      {
        sid: 'Read',
        effect: null,
        actions: ['s3:Get*', 's3:List*'],
        resources: ['arn:aws:s3:::a/&{aws:username}'],
        principals: [
          { type: 'AWS', identifiers: ['111111111111', '222222222222'] },
          { type: 'Service', identifiers: ['ec2.amazonaws.com'] },
        ],
        condition: [{ test: 'StringLike', variable: 'aws:x', values: ['b', 'a'] }],
      },
      {
        sid: '',
        effect: 'Deny',
        actions: ['*'],
        not_resources: ['<&>'],
        not_principals: [{ type: '*', identifiers: ['*'] }],
      },
    ],
  });
  if (!outcome.ok) throw new Error('refused');
  expect(outcome.value['json']).toBe(`{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Action": [
        "s3:List*",
        "s3:Get*"
      ],
      "Resource": "arn:aws:s3:::a/\${aws:username}",
      "Principal": {
        "AWS": [
          "222222222222",
          "111111111111"
        ],
        "Service": "ec2.amazonaws.com"
      },
      "Condition": {
        "StringLike": {
          "aws:x": [
            "b",
            "a"
          ]
        }
      }
    },
    {
      "Effect": "Deny",
      "Action": "*",
      "NotResource": "\\u003c\\u0026\\u003e",
      "NotPrincipal": "*"
    }
  ]
}`);
});

test('sources come first, overrides replace statements of the same Sid', () => {
  const source = JSON.stringify({
    Version: '2008-10-17',
    Id: 'x',
    Statement: [{ Sid: 'A', Effect: 'Allow', Action: ['a:b'], Resource: '*' }],
  });
  const override = JSON.stringify({
    Statement: [{ Sid: 'A', Effect: 'Deny', Action: 'a:b', Resource: '*' }],
  });
  const outcome = render({
    source_policy_documents: [source],
    override_policy_documents: [override],
    statement: [{ sid: 'B', actions: ['c:d'], resources: ['*'] }],
  });
  if (!outcome.ok) throw new Error('refused');
  expect(JSON.parse(String(outcome.value['minified_json']))).toEqual({
    Version: '2012-10-17',
    Id: 'x',
    Statement: [
      { Sid: 'A', Effect: 'Deny', Action: 'a:b', Resource: '*' },
      { Sid: 'B', Effect: 'Allow', Action: 'c:d', Resource: '*' },
    ],
  });
});

test('a Sid twice, and text that is no JSON, are refused in words', () => {
  const twice = render({ statement: [{ sid: 'A' }, { sid: 'A' }] });
  expect(twice).toMatchObject({
    ok: false,
    refusals: [{ message: expect.stringContaining('duplicate Sid (A)') }],
  });
  expect(render({ source_policy_documents: ['{'] })).toMatchObject({ ok: false });
});
