import { ASSUMPTIONS, configurationOf } from '../test/small-landscape';
import { makePicture } from './make-picture';

describe('the picture', () => {
  const input = { configuration: configurationOf(), assumptions: ASSUMPTIONS };

  it('is an SVG file of its own, the same each time', async () => {
    const svg = await makePicture(input);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+"/);
    expect(svg).toContain('viewBox="');
    expect(svg).not.toMatch(/tabindex|role="button"|<script/);
    expect(await makePicture(input)).toBe(svg);
  });

  it('shows hostile names as they are', async () => {
    const svg = await makePicture(input);
    expect(svg).toContain('&lt;/script>&lt;b>data');
    expect(svg).not.toContain('<b>');
  });
});
