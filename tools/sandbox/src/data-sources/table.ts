import { LOOKUPS } from './lookups';
import { PUBLISHED } from './published';
import { PURE } from './pure';

/** The Markdown of docs/data-sources.md. */
export function dataSourcesTable(): string {
  const list = (types: readonly string[]): string =>
    [...types]
      .sort()
      .map((type) => `\`${type}\``)
      .join(', ');
  return `# What data sources answer

Generated from \`src/data-sources\`; a test compares it.

1. **A fixture** that fits comes first, see below.
2. **Computed** from the arguments, the account and the Region (${Object.keys(PURE).length}): ${list(Object.keys(PURE))}.
3. **Published by AWS**, from committed facts (${Object.keys(PUBLISHED).length}): ${list(Object.keys(PUBLISHED))}.
   Images and public SSM parameters get an id of the right form, not a real one; the addresses in AWS's own prefix lists
   and in \`aws_ip_ranges\` are documentation blocks; the text of a managed policy is an empty one; an add-on's version is
   made up.
4. **Looked up** in the simulated account, with AWS's filters (\`tag:…\`, \`tag-key\`, wildcards) and with what RAM shares
   (${Object.keys(LOOKUPS).length}): ${list(Object.keys(LOOKUPS))}.
5. **Looked up by equal names**: any other data source that is named like a resource type finds the object whose
   attributes equal the arguments.
6. Anything else fails with SBX201, which says how to write the fixture.

## Fixtures

\`landbridge sandbox run --fixtures answers.json -- terraform plan\`, with answers by type. The first whose \`config\` equals
the arguments given wins; arguments that it leaves out may be anything. \`values\` are the attributes of the answer.

\`\`\`json
{
  "aws_ip_ranges": [
    { "config": { "services": ["ec2"] }, "values": { "cidr_blocks": ["192.0.2.0/24"], "sync_token": 1 } }
  ],
  "aws_ami": [{ "values": { "id": "ami-0123456789abcdef0", "architecture": "arm64" } }]
}
\`\`\`
`;
}
