import { Option, type Command } from 'commander';
import { commandWithExample, type CommandContext } from './command';
import { downOption, family, port, withModelOptions, type ModelOptions } from './model-options';

export interface TraceOptions extends ModelOptions {
  readonly from: string;
  readonly to: string;
  readonly toIp?: string;
  readonly protocol?: string;
  readonly port?: string;
  readonly sourcePort?: number;
  readonly family?: 4 | 6;
  readonly down?: readonly string[];
  readonly oneWay?: boolean;
}

export function traceCommand({ console }: CommandContext): Command {
  const command = commandWithExample(
    'trace',
    'whether a packet gets from A to B and back, hop by hop, and why',
    'landbridge trace --model stacks/cdktf.out --from dev-network/aws_instance.app --to internet --port 443',
  );
  return withModelOptions(command)
    .requiredOption(
      '--from <endpoint>',
      'resource address, tag:<Name>, IP address, CIDR, internet, on-premises[:site]',
    )
    .requiredOption('--to <endpoint>', 'the same, or service:<name>, name:<DNS name>')
    .option('--to-ip <ip>', 'destination address that the packet carries')
    .option('--protocol <protocol>', 'tcp, udp, icmp, a number, or any')
    .option('--port <port>', 'destination port or range')
    .addOption(new Option('--source-port <port>', 'source port').argParser(port).default(50_000))
    .addOption(new Option('--family <family>', 'IP version, 4 or 6').argParser(family))
    .addOption(downOption())
    .option('--one-way', 'judge the forward direction alone')
    .action(async (options: TraceOptions) => {
      const { answerTrace } = await import('../answers/prover-answers.js');
      await answerTrace(options, console);
    });
}
