/** The colours of the style sheet, as the canvas needs them; read again when the theme changes. */
export interface Palette {
  readonly hues: Readonly<Record<string, string>>;
  readonly ink: string;
  /** As parts from 0 to 1, for shaders. */
  readonly paper: readonly [number, number, number];
  readonly paperColor: string;
  /** Marks and lines that stand back behind others. */
  readonly dim: string;
  readonly faint: string;
  readonly tangible: { readonly quiet: string; readonly clear: string };
  readonly intangible: { readonly quiet: string; readonly clear: string };
  readonly font: string;
}

/** Red, green and blue of `#rgb` or `#rrggbb`, from 0 to 255. */
export function partsOf(color: string): readonly [number, number, number] {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color.trim())?.[1] ?? '777777';
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const part = (at: number) => Number.parseInt(long.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

const clear = (color: string, alpha: number): string => `rgba(${partsOf(color).join(', ')}, ${alpha})`;

/** Reads the custom properties that hold at an element. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const both = (name: string) => ({ quiet: clear(color(name), 0.34), clear: clear(color(name), 0.85) });
  const [red, green, blue] = partsOf(color('paper'));
  return {
    hues: {
      public: color('public'),
      sme: color('sme'),
      vcse: color('vcse'),
      other: color('other'),
      unknown: color('other'),
    },
    ink: color('ink'),
    paper: [red / 255, green / 255, blue / 255],
    paperColor: color('paper'),
    dim: clear(color('edge'), 0.22),
    faint: clear(color('edge'), 0.1),
    tangible: both('tangible'),
    intangible: both('intangible'),
    font: style.getPropertyValue('--sans').trim() || 'sans-serif',
  };
}
