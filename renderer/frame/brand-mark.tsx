/** Hurdle's mark: a bar to be cleared and the line that clears it. Drawn, so that it takes the theme's colours. */

export function BrandMark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M3 18V9.5h14V18"
        fill="none"
        stroke="var(--h-text-2)"
        strokeWidth="1.8"
        strokeLinejoin="round"
      />
      <path
        d="M1.5 14.5C5 2 15 2 18.5 14.5"
        fill="none"
        stroke="var(--h-accent)"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
