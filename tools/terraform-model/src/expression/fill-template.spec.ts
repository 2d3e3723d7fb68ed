import { fillTemplate } from './fill-template';

const known = {
  'aws_vpn_connection.a': { tunnel1_address: '198.51.100.1', peer: '169.254.1.2/30', empty: '', none: null },
};
const fill = (text: string) =>
  fillTemplate(
    text,
    (address) => known[address as keyof typeof known],
    (expression) => `<${expression}>`,
  );

it.each([
  ['no expression', 'no expression'],
  ['peer ${aws_vpn_connection.a.tunnel1_address};', 'peer 198.51.100.1;'],
  [
    '${split("/", aws_vpn_connection.a.peer)[0]} ${cidrnetmask(aws_vpn_connection.a.peer)}',
    '169.254.1.2 255.255.255.252',
  ],
  ['${join("}", [aws_vpn_connection.a.tunnel1_address, "x"])}', '198.51.100.1}x'],
])('%s', (text, expected) => expect(fill(text)).toBe(expected));

it.each([
  '${aws_vpn_connection.b.tunnel1_address}',
  '${aws_vpn_connection.a.absent}',
  '${aws_vpn_connection.a.empty}',
  '${aws_vpn_connection.a.none}',
  '${data.aws_vpn_connection.a.tunnel1_address}',
  '${no such expression}',
])('what cannot be told stays open: %s', (text) => expect(fill(text)).toBe(`<${text.slice(2, -1)}>`));

it('leaves a brace that is never closed as it is', () => expect(fill('a ${aws_x.b')).toBe('a ${aws_x.b'));
