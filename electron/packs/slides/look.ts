/** Sizes, fonts and colours of the slides, in inches and points. One look for all of them, in the company's colours. */
import type { PackMeta } from '../content/pack-content.ts';

export const SLIDE = { width: 13.333, height: 7.5, left: 0.55, right: 0.55, top: 1.2, bottom: 6.9 } as const;
export const CONTENT_WIDTH = SLIDE.width - SLIDE.left - SLIDE.right;

/** Fonts that every PowerPoint has: one for Latin letters, one for Chinese. */
export const LATIN = 'Calibri';
export const EAST_ASIAN = 'Microsoft YaHei';

export type Look = {
  readonly primary: string;
  readonly accent: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  readonly good: string;
  readonly bad: string;
  readonly watch: string;
  readonly lang: 'zh-CN' | 'en-US';
};

/** Colours without their hash, as slides write them. */
export function lookOf({ colours, language }: PackMeta): Look {
  return {
    primary: colours.primary.slice(1).toUpperCase(),
    accent: colours.accent.slice(1).toUpperCase(),
    ink: '1C2430',
    quiet: '5B6472',
    rule: 'C9CED6',
    good: '1A6B3C',
    bad: 'A32020',
    watch: '8A5A00',
    lang: language === 'zh' ? 'zh-CN' : 'en-US',
  };
}

/** Between a colour and white: 0 is the colour. */
export function tinted(colour: string, share: number): string {
  return [0, 2, 4]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    .map((part) => Math.round(part + (255 - part) * share))
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
