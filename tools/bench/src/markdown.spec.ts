import { figure, markdown } from './markdown';

it('sets columns of numbers to the right, and no others', () => {
  const [, rule] = markdown(
    ['what', 'ms', 'share', 'verdict'],
    [
      ['5 VPCs', '1,200', '20 %', 'holds'],
      ['6 VPCs', '–', '', 'fails'],
    ],
  ).split('\n');
  expect(rule).toBe('| --- | ---: | ---: | --- |');
});

it('shows as many digits as a figure needs', () => {
  expect([12_345.6, 9.876, 0.01234, undefined].map(figure)).toEqual(['12,346', '9.88', '0.0123', '–']);
});
