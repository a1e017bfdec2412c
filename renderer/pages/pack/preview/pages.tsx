/**
 * The document of the host inside a shadow root: its styles do not reach the application, nor the other way round. The
 * host has escaped everything that a person wrote, and the page's policy lets no script run.
 */
import { useEffect, useRef } from 'react';
import classes from '../pack.module.css';

type Props = { readonly style: string; readonly body: string; readonly section: string | null };

export function Pages({ style, body, section }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    // The document's own names for its root and body are this element here.
    sheet.replaceSync(
      `${style.replaceAll(/^:root\{/gm, ':host{').replaceAll(/^(\s*)(?:html|body)\{/gm, '$1:host{')}${ADAPTED}`,
    );
    root.adoptedStyleSheets = [sheet];
    const top = element.scrollTop;
    root.innerHTML = body;
    element.scrollTop = top;
    const followed = (event: Event): void => follow(event, root);
    root.addEventListener('click', followed);
    return () => root.removeEventListener('click', followed);
  }, [style, body]);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      element.style.setProperty('--page-zoom', String(Math.min(1, element.clientWidth / PAGE_WIDTH)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new pages are scrolled to the same section
  useEffect(() => {
    const root = place.current?.shadowRoot;
    if (!root || section === null) return;
    const target = [...root.querySelectorAll('section[data-section]')].find(
      (each) => each.getAttribute('data-section') === section,
    );
    const first = root.querySelector('section[data-section]');
    if (target === first) place.current?.scrollTo({ top: 0 });
    else target?.scrollIntoView({ block: 'start' });
  }, [section, body]);
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region is reached and scrolled by keys
  return <div ref={place} className={classes.pages} tabIndex={0} role="document" />;
}

/** An address inside the document must not become the address of the window. */
function follow(event: Event, root: ShadowRoot): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (!link) return;
  event.preventDefault();
  for (const open of root.querySelectorAll('.open')) open.classList.remove('open');
  const id = (link.getAttribute('href') ?? '').slice(1);
  const target = id === '' ? null : root.getElementById(id);
  if (target?.closest('.how')) target.classList.add('open');
  else target?.scrollIntoView({ block: 'start' });
}

/** A sheet with a little ground on either side. */
const PAGE_WIDTH = 892;

const ADAPTED = `
:host{display:block;background:#eceef1!important;color-scheme:light}
main{width:860px;max-width:none!important;margin:16px auto!important;zoom:var(--page-zoom,1)}
nav.contents{display:none}
.how article.open{position:sticky;bottom:12px;background:#fff;border:1px solid #d5d9e0;box-shadow:0 6px 24px rgb(0 0 0/.18);padding:14px 20px;z-index:20;max-height:60vh;overflow:auto}
.how article.open .close{display:inline-block;float:right}
`;
