import { join } from 'node:path';
import { readConfiguration } from '@landbridge/terraform-model';
import { withEdits } from '../fix/edit';
import { readIntents } from '../intent/read-intents';
import { buildModel } from '../model/model';
import { prove } from '../prove/prove';
import type { Proof } from '../prove/proof';
import { checkSarif, checkText } from './check-text';
import { proofJunit } from './junit';
import { proofSarif } from './sarif';
import { proofText } from './proof-text';

const LANDSCAPE = join(__dirname, '../../../terraform-model/fixtures/landscape');
const intents = readIntents(join(LANDSCAPE, 'intent.json'));
const broken = withEdits(readConfiguration([LANDSCAPE]), [
  { action: 'remove', resource: 'dev-link/aws_route.dev_euw1-az1', words: '' },
]);
const proof: Proof = prove(buildModel(broken), {
  ...intents,
  intents: intents.intents.map((intent) =>
    intent.expect === 'reachable'
      ? { ...intent, name: 'find <the> "directory" & more', because: 'NET-7' }
      : intent,
  ),
});

it('the text names intent, packet, path, place and fix', () => {
  const text = proofText(proof);
  expect(text).toContain('✓ holds   dev never meets test: blocked for 72 pairs');
  expect(text).toContain(
    '✗ FAILS   find <the> "directory" & more (NET-7): 1 of 3 pairs cannot reach each other',
  );
  expect(text).toMatch(/packet {3}tcp 10\.16\.32\.\d+:50000 → 10\.0\.\d+\.\d+:389/);
  expect(text).toMatch(/✗ shared-network\/aws_ec2_transit_gateway_route_table\.dev +no route/);
  expect(text).toMatch(/lost at {2}shared-network\/aws_ec2_transit_gateway_route_table\.dev\n/);
  expect(text).toMatch(
    /mend {5}add a route 10\.0\.0\.0\/16 → dev-link\/aws_vpc_peering_connection\.shared to dev-network\/aws_route_table\.private_a/,
  );
  expect(text).toMatch(/\n4 of 5 intents hold, 1 fail, 0 unknown; 251 pairs judged\n$/);
});

it('JUnit is well formed: a case an intent, a failure where one fails', () => {
  const xml = proofJunit(proof);
  expect(xml).toContain('<testsuite name="intents" tests="5" failures="1" errors="0" skipped="0">');
  expect(xml.match(/<testcase /g)).toHaveLength(5);
  expect(xml).toContain('name="find &lt;the&gt; &quot;directory&quot; &amp; more"');
  expect(xml.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
  expect(proofJunit({ ...proof, intents: [{ ...proof.intents[0]!, name: 'a\u0000b' }] })).toContain(
    'name="a\ufffdb"',
  );
});

it('SARIF has a rule an intent and a result a finding, with the place in the source', () => {
  const log = proofSarif(proof, (component) => broken.resources.get(component)?.origin) as {
    version: string;
    runs: {
      tool: { driver: { rules: unknown[] } };
      results: {
        ruleIndex: number;
        level: string;
        message: { text: string };
        locations: { physicalLocation?: { artifactLocation: { uri: string } } }[];
      }[];
    }[];
  };
  expect(log.version).toBe('2.1.0');
  const [run] = log.runs;
  expect(run?.tool.driver.rules).toHaveLength(5);
  expect(run?.results).toMatchObject([{ ruleIndex: 3, level: 'error' }]);
  expect(run?.results[0]?.message.text).toMatch(/mend: add a route/);
  expect(run?.results[0]?.locations[0]?.physicalLocation?.artifactLocation.uri).toMatch(
    /shared-network\/cdk\.tf\.json$/,
  );
});

it('findings of check in words and as SARIF', () => {
  const findings = [
    {
      code: 'duplicate-route',
      severity: 'error' as const,
      component: 'aws_route.x',
      message: 'twice',
      fix: 'keep one',
    },
  ];
  expect(checkText([])).toMatch(/nothing/);
  expect(checkText(findings)).toBe(
    'error   aws_route.x [duplicate-route]\n        twice\n        keep one\n1 errors, 0 warnings\n',
  );
  expect(checkSarif(findings, () => undefined)).toMatchObject({
    runs: [{ results: [{ ruleId: 'duplicate-route', message: { text: 'twice; keep one' } }] }],
  });
});
