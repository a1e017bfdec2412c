/** How English labels and units are written inside a sentence or beside a number. */

/** A label inside a sentence; abbreviations and signs keep their form. */
export function lowered(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}

/** The beginning of a sentence. */
export function raised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** 'CNY/orders' is read as CNY per order. Plurals that do not end in a plain s stay as they were typed. */
export function perOne(unit: string): string {
  return /(?:[sxz]|[cs]h|i)es$/i.test(unit) ? unit : unit.replace(/\/([a-z]{2,}[^s])s$/i, '/$1');
}
