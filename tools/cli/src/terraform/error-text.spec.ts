import { errorText } from './error-text';

describe('errorText', () => {
  it('takes the error that names a place', () => {
    const printed = [
      'Initializing the backend...',
      '╷',
      '│ Error: Terraform encountered problems during initialisation',
      '│ ',
      '╵',
      '╷',
      '│ Error: Unsupported argument',
      '│ ',
      '│   on main.tf line 12, in resource "aws_instance" "a":',
      '│   12:  bogus = 1',
      '│ ',
      '│ An argument named "bogus" is not expected here.',
      '╵',
    ].join('\n');
    expect(errorText(printed)).toBe(
      'Unsupported argument on main.tf line 12, in resource "aws_instance" "a": 12: bogus = 1 An argument named "bogus" is not expected here.',
    );
  });

  it('is undefined where there is none', () => {
    expect(errorText('Success!')).toBeUndefined();
  });
});
