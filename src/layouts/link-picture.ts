/** The picture that other sites show beside a link to a page. Drawn when the site is built. */
import mono from '@fontsource/spline-sans-mono/files/spline-sans-mono-latin-400-normal.woff?inline';
import plain from '@fontsource/piazzolla/files/piazzolla-latin-400-normal.woff?inline';
import bold from '@fontsource/piazzolla/files/piazzolla-latin-700-normal.woff?inline';
import satori from 'satori';
import sharp from 'sharp';
import { pictureSize } from './picture-size.ts';
import { siteName } from './site-name.ts';

export interface PictureWords {
  /** Above the title: where the page stands. */
  place: string;
  /** Such as 6.4; unset where the page has no number. */
  number?: string;
  title: string;
  /** Below the line: what one can do afterwards, or what it is about. */
  below: string;
}

// The light theme's colours: a picture has one theme.
const paper = '#eef1ed';
const ink = '#16242c';
const ground = '#0f1d25';
const chalk = '#e7ecea';
const quiet = '#5b6a70';
const quietChalk = '#9fb0b5';

interface Node {
  type: string;
  props: {
    style?: Record<string, string | number>;
    children?: string | Node[];
    src?: string;
    width?: number;
    height?: number;
  };
}

const box = (style: Record<string, string | number>, children: string | Node[] = []): Node => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});

/** The line: hatched ground, cut. */
const hatch = `data:image/svg+xml;utf8,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="26"><rect width="1200" height="26" fill="${ground}"/><path d="${Array.from({ length: 90 }, (_, index) => `M${index * 14 - 26} 26l26-26`).join('')}" stroke="${quietChalk}" stroke-width="1.5"/><rect width="1200" height="6" fill="${ink}"/></svg>`,
)}`;

function sheet({ place, number, title, below }: PictureWords): Node {
  const long = title.length > 26;
  return box(
    {
      flexDirection: 'column',
      width: '100%',
      height: '100%',
      background: paper,
      color: ink,
      fontFamily: 'Piazzolla',
    },
    [
      box({ flexDirection: 'column', flexGrow: 1, justifyContent: 'flex-end', padding: '56px 72px 36px' }, [
        box({ fontFamily: 'Mono', fontSize: 26, color: quiet, marginBottom: 18 }, place),
        box({ alignItems: 'baseline' }, [
          ...(number === undefined
            ? []
            : [box({ fontFamily: 'Mono', fontSize: long ? 52 : 64, color: quiet, marginRight: 36 }, number)]),
          box({ fontSize: long ? 76 : 96, fontWeight: 700, letterSpacing: -2, lineHeight: 1 }, title),
        ]),
      ]),
      { type: 'img', props: { src: hatch, width: 1200, height: 26 } },
      box(
        {
          flexDirection: 'column',
          justifyContent: 'space-between',
          height: 236,
          padding: '34px 72px 40px',
          background: ground,
          color: chalk,
        },
        [
          box({ fontSize: 36, lineHeight: 1.3, maxWidth: 1000 }, below),
          box({ fontFamily: 'Mono', fontSize: 24, color: quietChalk }, siteName),
        ],
      ),
    ],
  );
}

const bytes = (inlined: string): Buffer => Buffer.from(inlined.slice(inlined.indexOf(',') + 1), 'base64');

/** A PNG. */
export async function linkPicture(words: PictureWords): Promise<Uint8Array<ArrayBuffer>> {
  const svg = await satori(sheet(words), {
    ...pictureSize,
    fonts: [
      { name: 'Piazzolla', data: bytes(plain), weight: 400 },
      { name: 'Piazzolla', data: bytes(bold), weight: 700 },
      { name: 'Mono', data: bytes(mono), weight: 400 },
    ],
  });
  return Uint8Array.from(await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer());
}

/** What a page answers with where its picture is asked for. */
export async function pictureResponse(words: PictureWords): Promise<Response> {
  return new Response(await linkPicture(words), { headers: { 'Content-Type': 'image/png' } });
}
