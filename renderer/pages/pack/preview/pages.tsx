/**
 * The document of the host inside a shadow root: its styles do not reach the application, nor the other way round. The
 * host has escaped everything that a person wrote, and the page's policy lets no script run.
 */
import { useEffect, useRef } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../pack.module.css';
import { placeAt, scrollBy } from './place.ts';

type Props = {
  readonly style: string;
  readonly body: string;
  readonly section: string | null;
  /** As large as on paper, however narrow the desk; else as wide as there is room. */
  readonly whole: boolean;
};

export function Pages({ style, body, section, whole }: Props) {
  const { t } = useText();
  const place = useRef<HTMLDivElement>(null);
  const sheet = useRef<CSSStyleSheet | null>(null);
  /** Asked for before its page was there: a section that was put in just now. */
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    sheet.current ??= new CSSStyleSheet();
    // The document's own names for its root and body are this element here.
    sheet.current.replaceSync(
      `${style.replaceAll(/^:root\{/gm, ':host{').replaceAll(/^(\s*)(?:html|body)\{/gm, '$1:host{')}${ADAPTED}`,
    );
    root.adoptedStyleSheets = [sheet.current];
    const before = placeAt(boxesOf(element, root));
    root.innerHTML = body;
    // The window has its own.
    root.querySelector('main')?.setAttribute('role', 'none');
    element.scrollBy(0, scrollBy(before, boxesOf(element, root)));
    if (wanted.current !== null && show(element, root, wanted.current)) wanted.current = null;
    const followed = (event: Event): void => follow(event, element, root);
    root.addEventListener('click', followed);
    return () => root.removeEventListener('click', followed);
  }, [style, body]);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const adjust = (): void => {
      const wide = element.clientWidth >= PRINTED_WIDTH + 2 * WIDE_MARGIN + GROUND;
      const margin = wide || whole ? WIDE_MARGIN : NARROW_MARGIN;
      const width = PRINTED_WIDTH + 2 * margin;
      const zoom = whole ? 1 : Math.min(1, element.clientWidth / (width + GROUND));
      element.style.setProperty('--page-width', `${width}px`);
      element.style.setProperty('--page-margin', `${margin}px`);
      element.style.setProperty('--page-zoom', String(zoom));
    };
    adjust();
    const observer = new ResizeObserver(adjust);
    observer.observe(element);
    return () => observer.disconnect();
  }, [whole]);
  useEffect(() => {
    const element = place.current;
    const root = element?.shadowRoot;
    if (!element || !root || section === null) return;
    wanted.current = show(element, root, section) ? null : section;
  }, [section]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region is reached and scrolled by keys
    <div ref={place} className={classes.pages} tabIndex={0} role="document" aria-label={t('pack.preview')} />
  );
}

function sectionsOf(root: ShadowRoot): readonly Element[] {
  return [...root.querySelectorAll('section[data-section]')];
}

function boxesOf(element: HTMLElement, root: ShadowRoot) {
  const { top: edge } = element.getBoundingClientRect();
  return sectionsOf(root).map((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return { section: each.getAttribute('data-section') ?? '', top: top - edge, bottom: bottom - edge };
  });
}

/** Scrolls the pages alone, never what is around them. False where the section is not there. */
function show(element: HTMLElement, root: ShadowRoot, section: string): boolean {
  const boxes = boxesOf(element, root);
  const at = boxes.findIndex((box) => box.section === section);
  const box = boxes[at];
  if (!box) return false;
  // Above the first one stands the title.
  element.scrollTo({ top: at === 0 ? 0 : element.scrollTop + box.top });
  return true;
}

/** An address inside the document must not become the address of the window. */
function follow(event: Event, element: HTMLElement, root: ShadowRoot): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (!link) return;
  event.preventDefault();
  const wasOpen = root.querySelector('.open');
  for (const open of root.querySelectorAll('.open')) open.classList.remove('open');
  const id = (link.getAttribute('href') ?? '').slice(1);
  const target = id === '' ? null : root.getElementById(id);
  if (target?.closest('.how')) {
    target.classList.add('open');
    target.querySelector<HTMLElement>('a.close')?.focus({ preventScroll: true });
  } else if (target) {
    const { top } = target.getBoundingClientRect();
    element.scrollTo({ top: element.scrollTop + top - element.getBoundingClientRect().top });
  }
  // Closed, the explanation gives the focus back to its number.
  if (wasOpen?.contains(link)) {
    root.querySelector<HTMLElement>(`a[href="#${CSS.escape(wasOpen.id)}"]`)?.focus({ preventScroll: true });
  }
}

/** Of what is printed on the web page: every line breaks as there. */
const PRINTED_WIDTH = 756;
/** On either side of it; where the desk is narrow, its room is better given to the letters. */
const WIDE_MARGIN = 52;
const NARROW_MARGIN = 24;
const GROUND = 16;

const ADAPTED = `
:host{display:block;background:#eceef1!important;color-scheme:light}
main{box-sizing:border-box;width:var(--page-width,860px);max-width:none!important;padding:calc(var(--page-margin,52px)*.85) var(--page-margin,52px)!important;margin:12px auto!important;zoom:var(--page-zoom,1)}
nav.contents{display:none}
.how article.open{position:sticky;bottom:12px;background:#fff;border:1px solid #d5d9e0;box-shadow:0 6px 24px rgb(0 0 0/.18);padding:14px 20px;z-index:20;max-height:60vh;overflow:auto}
.how article.open .close{display:inline-block;float:right}
`;
