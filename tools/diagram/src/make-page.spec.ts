import { createHash } from 'node:crypto';
import { ASSUMPTIONS, configurationOf, INTENTS } from '../test/small-landscape';
import { makePage } from './make-page';

describe('the page', () => {
  const made = makePage({
    title: 'A <b>title</b> & "more"',
    configuration: configurationOf(),
    assumptions: ASSUMPTIONS,
    intents: INTENTS,
  });

  it('is one file that loads nothing, under a policy that forbids it', async () => {
    const html = await made;
    expect(html.length).toBeLessThan(3_000_000);
    expect(html).not.toMatch(/<(?:link|img|iframe)\b|<script[^>]+src=/);
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const program = /<script>([\s\S]*)<\/script>\n<\/body>/.exec(html)?.[1] ?? '';
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    for (const part of [program, style])
      expect(policy).toContain(`'sha256-${createHash('sha256').update(part).digest('base64')}'`);
  });

  it('shows hostile names as they are', async () => {
    const html = await made;
    expect(html).toContain('<title>A &lt;b&gt;title&lt;/b&gt; &amp; &quot;more&quot;</title>');
    expect(html.match(/<\/script/g)).toHaveLength(2);
    const data = /id="data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({
      map: { boxes: expect.arrayContaining([expect.objectContaining({ label: '</script><b>data' })]) },
    });
  });
});
